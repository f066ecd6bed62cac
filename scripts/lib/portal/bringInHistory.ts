import { setTimeout as delay } from 'node:timers/promises';
import type { Steps } from '../steps.ts';
import { type Company, rememberCompany } from './company.ts';
import { Guest } from './guest.ts';
import { importHistory } from './history.ts';

const POLL_MILLISECONDS = 500;
const ANNOUNCE_MILLISECONDS = 5_000;

/** What the company's history is brought in with. */
export interface BringInOptions {
  portalUrl: string;
  importToken: string;
  /** Of what is forgotten together with the database. */
  stateDirectory: string;
  logDirectory: string;
  steps: Steps;
  signal: AbortSignal;
}

/** How far Ledger has read the log, see `@pitstop/plugin-ledger-common`. */
interface LedgerStatus {
  cursor: number;
  head: number;
  caughtUp: boolean;
}

/**
 * Sees to it that the company's history is in the portal, and counted by
 * Ledger.
 */
export async function bringInHistory(
  company: Company,
  options: BringInOptions,
): Promise<void> {
  if (company.hasHistory) {
    return;
  }
  const { steps, signal, stateDirectory } = options;
  const guest = await Guest.signIn(options.portalUrl);
  const ledgerStatus = () => guest.get<LedgerStatus>('/api/ledger/v1/status');

  steps.announce("bringing in the company's history");
  await steps.step(
    'History',
    async () => {
      let announced = 0;
      const progress = setInterval(
        () =>
          ledgerStatus().then(
            ({ head }) => {
              if (head > announced) {
                steps.announce(`${inWords(head)} are in`);
                announced = head;
              }
            },
            // The import itself says what is wrong.
            () => {},
          ),
        ANNOUNCE_MILLISECONDS,
      );
      try {
        await importHistory(company, options);
      } finally {
        clearInterval(progress);
      }
      let status = await ledgerStatus();
      while (!status.caughtUp) {
        await delay(POLL_MILLISECONDS, undefined, { signal });
        status = await ledgerStatus();
      }
      return status.cursor;
    },
    counted => `${inWords(counted)} counted`,
  );
  await rememberCompany(stateDirectory, { ...company, hasHistory: true });
}

function inWords(deliveries: number): string {
  return `${deliveries.toLocaleString('en')} deliveries`;
}
