import {
  findingSeverities,
  type OpenFindings,
  type QualityReport,
} from '@pitstop/plugin-ledger-common';
import type { ScopeFacts } from '../facts';
import type { Instant } from '../observe';
import { toIso } from './toIso';
import { Periods, Tally } from './Periods';
import { Samples } from './Samples';
import type { Window } from './Window';

/** Security findings: how many are open and how old they are, and how many come and go. */
export function measureFindings(
  facts: ScopeFacts,
  window: Window,
  now: Instant,
): Pick<QualityReport, 'findings' | 'openFindings'> {
  const periods = Periods.create(window);
  const opened = Tally.create(periods);
  const closed = Tally.create(periods);
  const secondsToClose = Samples.create(periods);
  const happensIn = (at: Instant) =>
    at >= window.previousFrom && at < window.to;
  for (const { findings } of facts.findings) {
    for (let row = 0; row < findings.rows; row++) {
      const [foundAt, closedAt] = [
        findings.foundAt[row],
        findings.closedAt[row],
      ];
      if (happensIn(foundAt)) {
        opened.add(periods.at(foundAt));
      }
      if (happensIn(closedAt)) {
        closed.add(periods.at(closedAt));
        secondsToClose.add(periods.at(closedAt), (closedAt - foundAt) / 1000);
      }
    }
  }
  const measured = periods.measure(now, place => {
    const median = secondsToClose.percentiles(...periods.within(place), [0.5]);
    return {
      opened: opened.at(place),
      closed: closed.at(place),
      ...(median && { medianSecondsToClose: median[0] }),
    };
  });
  // What happened before the range before is in this count.
  const before = countOpen(facts, window.previousFrom);
  let open = before + measured.previous.opened - measured.previous.closed;
  return {
    findings: {
      previous: { ...measured.previous, open },
      series: measured.series.map(period => {
        open += period.opened - period.closed;
        return { ...period, open };
      }),
      current: { ...measured.current, open },
    },
    openFindings: listOpen(facts, Math.min(window.to, now)),
  };
}

/** Visits the findings that were open at a moment, with when they were found. */
function eachOpen(
  facts: ScopeFacts,
  at: Instant,
  visit: (foundAt: Instant, severity: number) => void,
): void {
  for (const { findings } of facts.findings) {
    for (let row = 0; row < findings.rows; row++) {
      // What is open was closed at no moment, which is not before any.
      const isClosed = findings.closedAt[row] < at;
      if (findings.foundAt[row] < at && !isClosed) {
        visit(findings.foundAt[row], findings.severity[row]);
      }
    }
  }
}

function countOpen(facts: ScopeFacts, at: Instant): number {
  let open = 0;
  eachOpen(facts, at, () => {
    open += 1;
  });
  return open;
}

function listOpen(facts: ScopeFacts, at: Instant): OpenFindings[] {
  const places = findingSeverities.length;
  const ages = Samples.create({ places });
  const oldest = findingSeverities.map(() => Infinity);
  eachOpen(facts, at, (foundAt, severity) => {
    ages.add(severity, (at - foundAt) / 1000);
    oldest[severity] = Math.min(oldest[severity], foundAt);
  });
  return findingSeverities.map((severity, place) => {
    const median = ages.percentiles(place, place, [0.5]);
    return {
      severity,
      open: ages.count(place, place),
      ...(median && {
        medianAgeSeconds: median[0],
        oldestFoundAt: toIso(oldest[place]),
      }),
    };
  });
}
