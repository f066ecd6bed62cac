import type { Random } from '../random';
import { week } from './time/units';

/** How a team works at one moment. Times are hours of work. */
export interface Habits {
  /** 0: everything is hard; 1: everything flows. */
  maturity: number;
  medianAdditions: number;
  pickupHours: number;
  mergeHours: number;
  draftChance: number;
  unreviewedChance: number;
  abandonChance: number;
  directPushChance: number;
  redChance: number;
  failedDeploymentChance: number;
  badReleaseChance: number;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** How good a team is at delivering, and how that changes over the years. */
export class TeamProfile {
  readonly #from: number;
  readonly #until: number;
  readonly #base: number;
  readonly #drift: number;
  readonly #badWeeks: ReadonlySet<number>;
  /** Whether the team writes an issue about each incident. */
  readonly writesIssues: boolean;

  private constructor(
    random: Random,
    period: { from: number; until: number },
    companyBadWeeks: Iterable<number>,
  ) {
    this.#from = period.from;
    this.#until = period.until;
    this.#base = random.between(0.2, 0.75);
    // Most teams get better, some worse.
    this.#drift = random.between(-0.2, 0.4);
    const weeks = Math.ceil((period.until - period.from) / week);
    const own = Array.from({ length: Math.ceil(weeks / 26) }, () =>
      random.integer(0, weeks),
    );
    this.#badWeeks = new Set([...own, ...companyBadWeeks]);
    this.writesIssues = random.chance(0.7);
  }

  static create(
    random: Random,
    period: { from: number; until: number },
    companyBadWeeks: Iterable<number>,
  ): TeamProfile {
    return new TeamProfile(random, period, companyBadWeeks);
  }

  maturityAt(at: number): number {
    const elapsed = (at - this.#from) / (this.#until - this.#from);
    return clamp(this.#base + this.#drift * clamp(elapsed, 0, 1), 0.05, 0.95);
  }

  habitsAt(at: number): Habits {
    const maturity = this.maturityAt(at);
    const trouble = this.#badWeeks.has(Math.floor((at - this.#from) / week))
      ? 2.5
      : 1;
    const missing = 1 - maturity;
    return {
      maturity,
      medianAdditions: 24 + 70 * missing,
      pickupHours: (0.5 + 5 * missing) * trouble,
      mergeHours: 0.3 + 2 * missing,
      draftChance: 0.14,
      unreviewedChance: 0.02 + 0.14 * missing,
      abandonChance: 0.05,
      directPushChance: 0.08 * missing,
      redChance: clamp((0.06 + 0.16 * missing) * trouble, 0, 0.6),
      failedDeploymentChance: clamp((0.02 + 0.06 * missing) * trouble, 0, 0.5),
      badReleaseChance: clamp((0.045 + 0.1 * missing) * trouble, 0, 0.5),
    };
  }
}
