/**
 * Pitstop's permission policy.
 *
 * @packageDocumentation
 */
export { permissionModulePitstop as default } from './module';
