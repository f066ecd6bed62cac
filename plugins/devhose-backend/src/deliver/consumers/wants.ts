import type { EventFilter } from '@pitstop/plugin-devhose-common';
import { isCompleteType } from '../../log/typeCondition';

/** What a filter looks at. */
export interface FilteredEvent {
  type: string;
  source: string;
  repository: string | null;
  subject: string;
}

/** Whether an event is one that a filter wants; for many events it is asked in SQL. */
export function wants(filter: EventFilter, event: FilteredEvent): boolean {
  const { types, sources, repositories, subjects } = filter;
  return (
    (types === undefined ||
      types.some(
        type =>
          event.type === type ||
          (!isCompleteType(type) && event.type.startsWith(`${type}.`)),
      )) &&
    (sources === undefined || sources.includes(event.source)) &&
    (repositories === undefined ||
      (event.repository !== null && repositories.includes(event.repository))) &&
    (subjects === undefined || subjects.includes(event.subject))
  );
}
