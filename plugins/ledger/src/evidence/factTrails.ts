import type { Evidence } from '@pitstop/plugin-ledger-common';

/** Where one can go from a fact: subjects of events in the log. */
export interface FactTrail {
  name: 'events' | 'caused' | 'mendedBy' | 'causedBy' | 'inProduction';
  subjects: string[];
  /** Of a subject to which much happens, the moment that matters. */
  happenedAt?: string;
}

/** The events behind a fact, and those of what it caused or was caused by. */
export function factTrails(fact: Evidence): FactTrail[] {
  const trails: FactTrail[] = [
    {
      name:
        fact.type === 'undeployed' || fact.type === 'component'
          ? 'inProduction'
          : 'events',
      subjects: fact.subjects,
      // A project is analysed all the time; the fact is one of its analyses.
      ...(fact.type === 'analysis' && { happenedAt: fact.analysedAt }),
    },
  ];
  if (fact.type === 'deployment') {
    const { incidents = [], recoveredBy } = fact.failure ?? {};
    trails.push(
      { name: 'caused', subjects: incidents },
      { name: 'mendedBy', subjects: recoveredBy ? [recoveredBy] : [] },
    );
  }
  if (fact.type === 'incident' && fact.causedBy) {
    trails.push({ name: 'causedBy', subjects: [fact.causedBy] });
  }
  return trails.filter(({ subjects }) => subjects.length > 0);
}
