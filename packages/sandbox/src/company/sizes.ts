import { InputError } from '@backstage/errors';

/** How large the company is, and how busy. */
export interface CompanySize {
  marketplaces: number;
  /** With the platform team. */
  teams: number;
  components: number;
  people: number;
  /** How long before its end history begins. */
  historyDays: number;
  /** Changes that people begin in an ordinary week, in the whole company. */
  changesPerWeek: number;
}

const twoYears = 730;

/**
 * - `tiny`: for tests.
 * - `small`: for every day; some 105,000 deliveries in two years.
 * - `reference`: the organisation that Pitstop is designed for; at least 5,000,000.
 */
export const companySizes = {
  tiny: {
    marketplaces: 2,
    teams: 5,
    components: 12,
    people: 20,
    historyDays: 56,
    changesPerWeek: 8,
  },
  small: {
    marketplaces: 5,
    teams: 25,
    components: 120,
    people: 128,
    historyDays: twoYears,
    changesPerWeek: 56,
  },
  reference: {
    marketplaces: 20,
    teams: 300,
    components: 2000,
    people: 1500,
    historyDays: twoYears,
    changesPerWeek: 3050,
  },
} satisfies Record<string, CompanySize>;

export type CompanySizeName = keyof typeof companySizes;

function isSizeName(name: string): name is CompanySizeName {
  return Object.hasOwn(companySizes, name);
}

/** @throws InputError where there is no such size. */
export function parseSizeName(name: string): CompanySizeName {
  if (!isSizeName(name)) {
    throw new InputError(
      `There is no company size '${name}'; choose one of ${Object.keys(
        companySizes,
      ).join(', ')}`,
    );
  }
  return name;
}
