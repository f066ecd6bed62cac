export * from './LedgerApi';
export * from './LedgerClient';
