/**
 * Ledger: delivery metrics from the Devhose log.
 *
 * @packageDocumentation
 */
export { ledgerPlugin as default } from './plugin';
