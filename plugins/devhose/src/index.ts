/**
 * Devhose's pages in the portal.
 *
 * @packageDocumentation
 */
export * from './api';
export { devhosePlugin as default } from './plugin';
export { devhoseTranslationRef } from './translation';
