/**
 * API types and permissions of Ledger.
 *
 * @packageDocumentation
 */
export * from './permissions';
export * from './report';
