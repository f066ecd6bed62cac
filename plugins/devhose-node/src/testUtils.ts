/**
 * For tests that need real backends.
 *
 * @packageDocumentation
 */
export * from './testUtils/BackendProcess';
export * from './testUtils/changingConfig';
