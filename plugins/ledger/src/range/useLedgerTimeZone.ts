import { configApiRef, useApi } from '@backstage/frontend-plugin-api';

/** The IANA time zone in which Ledger's days, weeks and months begin. */
export function useLedgerTimeZone(): string {
  return useApi(configApiRef).getOptionalString('ledger.timeZone') ?? 'UTC';
}
