/**
 * Ledger's pages in the portal.
 *
 * @packageDocumentation
 */
export * from './api';
export { useMyTeams } from './home/useMyTeams';
export { ledgerPlugin as default } from './plugin';
export { ledgerTranslationRef } from './translation';
