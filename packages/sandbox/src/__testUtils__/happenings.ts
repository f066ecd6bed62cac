import { companySizes, type CompanySizeName, createCompany } from '../company';
import { CompanyTimeline, type Dispatch } from '../simulation';
import { hour } from '../simulation/time/units';

/** The end of history in all tests. */
export const until = Date.parse('2026-03-02T10:00:00Z');

/** What happens in a company, in its history and some hours of life after it. */
export function* happenings(
  size: CompanySizeName,
  options: {
    seed?: number;
    liveHours?: number;
    watchedFrom?: readonly number[];
  } = {},
): Generator<Dispatch> {
  const { seed = 1, liveHours = 0, watchedFrom } = options;
  const timeline = CompanyTimeline.create({
    seed,
    size: companySizes[size],
    company: createCompany(seed, companySizes[size]),
    until,
    watchedFrom,
  });
  for (const dispatch of timeline.dispatches()) {
    if (dispatch.at >= until + liveHours * hour) {
      return;
    }
    yield dispatch;
  }
}
