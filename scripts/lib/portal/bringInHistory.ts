import { join } from 'node:path';
import type { Steps } from '../steps.ts';
import { type Company, rememberCompany } from './company.ts';
import { countHistory } from './countHistory.ts';
import { Guest } from './guest.ts';
import { importHistory } from './history.ts';

/** What the company's past is brought in with. */
export interface BringInOptions {
  portalUrl: string;
  importToken: string;
  /** For what is forgotten together with the database. */
  stateDirectory: string;
  logDirectory: string;
  steps: Steps;
  signal: AbortSignal;
}

/** Sees to it that the company's past is in the portal, and counted. */
export async function bringInHistory(
  company: Company,
  options: BringInOptions,
): Promise<void> {
  const { steps, signal, stateDirectory } = options;
  if (company.hasHistory) {
    return;
  }
  await rememberCompany(stateDirectory, company);
  steps.announce("bringing in the company's history");
  await steps.step('History', () =>
    importHistory({
      ...options,
      size: company.size,
      statePath: join(stateDirectory, 'import.json'),
    }),
  );
  await rememberCompany(stateDirectory, { ...company, hasHistory: true });

  const guest = await Guest.signIn(options.portalUrl);
  await steps.step(
    'Delivery metrics',
    () => countHistory(guest, signal),
    deliveries => `${deliveries.toLocaleString('en')} deliveries counted`,
  );
}
