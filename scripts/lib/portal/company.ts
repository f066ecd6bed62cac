import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SentenceError } from '../../bootstrap/sentenceError.mjs';

/** How large the simulated company is. */
export const companySizes = ['tiny', 'small', 'reference'] as const;

/** @see companySizes */
export type CompanySize = (typeof companySizes)[number];

/** The simulated company that a database holds. */
export interface Company {
  size: CompanySize;
  /** RFC 3339; when its history ends and its life begins. */
  until: string;
  /** RFC 3339; when somebody started the portal to look at it, in order. */
  watchedFrom?: string[];
  /** Whether its history is in the database. */
  hasHistory: boolean;
}

/** So long there is something to see for who comes. */
const LIVELY_MILLISECONDS = 15 * 60_000;

const DEFAULT_SIZE: CompanySize = 'small';

/**
 * The company that a database holds, or the one that it will hold.
 *
 * @param directory - of what is forgotten together with the database
 * @throws SentenceError if that is another one than asked for
 */
export async function chooseCompany(
  directory: string,
  size: CompanySize | undefined,
): Promise<Company> {
  const stored = await readFile(join(directory, 'company.json'), 'utf8').then(
    (text): Company => JSON.parse(text),
    error => {
      if (error.code === 'ENOENT') {
        return undefined;
      }
      throw error;
    },
  );
  if (stored && size && stored.size !== size) {
    throw new SentenceError(
      `The database holds the company in size '${stored.size}': \`npm start -- --reset --size ${size}\` begins with empty data.`,
    );
  }
  if (stored) {
    return stored;
  }
  const company: Company = {
    size: size ?? DEFAULT_SIZE,
    until: new Date().toISOString(),
    hasHistory: false,
  };
  await rememberCompany(directory, company);
  return company;
}

/** Has the company be lively for somebody who looks at it from now on. */
export async function watchCompany(
  directory: string,
  company: Company,
): Promise<Company> {
  const { until, watchedFrom = [until] } = company;
  const last = Date.parse(watchedFrom.at(-1) ?? until);
  if (Date.now() - last < LIVELY_MILLISECONDS) {
    return company;
  }
  const watched = {
    ...company,
    watchedFrom: [...watchedFrom, new Date().toISOString()],
  };
  await rememberCompany(directory, watched);
  return watched;
}

/** Remembers the company that a database holds. */
export async function rememberCompany(
  directory: string,
  company: Company,
): Promise<void> {
  await writeFile(join(directory, 'company.json'), JSON.stringify(company));
}
