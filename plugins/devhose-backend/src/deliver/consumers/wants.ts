import type { EventFilter } from '@pitstop/plugin-devhose-common';
import { isCompleteType } from '../../log/typeCondition';

/** What a filter looks at. */
export interface FilteredEvent {
  type: string;
  source: string;
  repository: string | null;
  /** Of an event without a repository, as the catalog calls it. */
  service: string | null;
  /** The same, as the tool does. */
  toolService: string | null;
  subject: string;
}

/** Whether an event is one that a filter wants; for many events it is asked in SQL. */
export function wants(filter: EventFilter, event: FilteredEvent): boolean {
  const { types, sources, subjects } = filter;
  return (
    (types === undefined ||
      types.some(
        type =>
          event.type === type ||
          (!isCompleteType(type) && event.type.startsWith(`${type}.`)),
      )) &&
    (sources === undefined || sources.includes(event.source)) &&
    isAt(filter, event) &&
    (subjects === undefined || subjects.includes(event.subject))
  );
}

function isAt(
  { repositories, services }: EventFilter,
  event: FilteredEvent,
): boolean {
  if (repositories === undefined && services === undefined) {
    return true;
  }
  const { repository, service, toolService } = event;
  return (
    (repository !== null && repositories?.includes(repository)) ||
    [service, toolService].some(
      name => name !== null && services?.includes(name),
    )
  );
}
