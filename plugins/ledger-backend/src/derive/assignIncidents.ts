import { componentMarks, type IncidentObservation } from '../observe';
import type { Place, UnitRules } from './DerivationRules';
import type { Surroundings } from './Surroundings';

/** The incidents that may be a unit's. */
export interface AssignedIncidents {
  /** A label says so, or there is nobody else. */
  certain: IncidentObservation[];
  /** Nobody says whose they are: their cause decides. */
  open: IncidentObservation[];
}

/** Tells the incidents of a repository's components apart by their labels. */
export function assignIncidents(
  incidents: IncidentObservation[],
  { incidentMarks, place }: Pick<UnitRules, 'incidentMarks' | 'place'>,
  { neighbours, toObserved }: Surroundings,
): AssignedIncidents {
  const marksOf = ({ names }: Place) =>
    new Set(names.flatMap(componentMarks).map(toObserved));
  const has = (marks: ReadonlySet<string>) => (each: IncidentObservation) =>
    each.marks.some(mark => marks.has(mark));
  const labelled = incidentMarks
    ? incidents.filter(has(new Set(incidentMarks.map(toObserved))))
    : incidents;
  if (!place) {
    return { certain: labelled, open: [] };
  }
  const isOurs = has(marksOf(place));
  const isTheirs = neighbours.map(each => has(marksOf(each)));
  return {
    certain: labelled.filter(isOurs),
    open: labelled.filter(
      incident =>
        !isOurs(incident) && !isTheirs.some(theirs => theirs(incident)),
    ),
  };
}
