/**
 * Serves the simulated company to the catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleSandbox as default } from './module';
