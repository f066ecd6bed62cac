import { companySizes, type CompanySizeName, createCompany } from './company';
import { CompanyTimeline } from './simulation';
import { Webhooks } from './webhooks';

/** What makes one company differ from another; the same options give the same bytes. */
export interface SandboxOptions {
  seed: number;
  size: CompanySizeName;
  /** When history ends and the company begins to live, in milliseconds since 1970. */
  until: number;
  /** When somebody began to watch it live, in ascending order; default when it begins. */
  watchedFrom?: readonly number[];
}

/** A company, what happens in it, and how its tools tell it. */
export function createSandbox(options: SandboxOptions) {
  const { seed, size, until, watchedFrom } = options;
  const company = createCompany(seed, companySizes[size]);
  const timeline = CompanyTimeline.create({
    seed,
    size: companySizes[size],
    company,
    until,
    watchedFrom,
  });
  const webhooks = Webhooks.create(company, { historyEnds: until });
  return { company, timeline, webhooks };
}
