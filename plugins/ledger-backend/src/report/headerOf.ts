import type { ReportHeader } from '@pitstop/plugin-ledger-common';
import type { Scope } from '../scope';
import type { FactsState } from '../store/readFactsState';
import { toIso } from './toIso';
import type { Window } from './Window';

/** What a report says about itself. */
export function headerOf(
  scope: Scope,
  window: Window,
  { newestEventAt, environments }: FactsState,
): ReportHeader {
  return {
    scope: {
      entityRef: scope.entityRef,
      kind: scope.kind,
      components: scope.components,
      linkedComponents: scope.linkedComponents,
      ...(scope.problems && { problems: scope.problems }),
      ...(scope.filter && { filter: scope.filter }),
      ...(scope.choices && { choices: { ...scope.choices, environments } }),
    },
    range: {
      from: toIso(window.from),
      to: toIso(window.to),
      granularity: window.granularity,
      timeZone: window.timeZone,
    },
    previousRange: {
      from: toIso(window.previousFrom),
      to: toIso(window.from),
    },
    ...(newestEventAt && { asOf: newestEventAt.toISOString() }),
  };
}
