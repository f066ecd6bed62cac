import type { Fields } from '@pitstop/plugin-devhose-node';
import type { Happening } from './Happening';

/** Those that keep a pod from running, and that its status doesn't tell. */
const reasons: ReadonlySet<string> = new Set([
  'Evicted',
  'FailedAttachVolume',
  'FailedMount',
  'FailedScheduling',
  'NodeNotReady',
  'Preempting',
]);

/**
 * What Kubernetes warns of in a pod: once per pod and reason, however often the
 * warning is repeated.
 */
export function warningHappenings(event: Fields): Happening[] {
  const involved = event.object('involvedObject');
  const reason = event.optionalString('reason') ?? '';
  if (
    event.optionalString('type') !== 'Warning' ||
    involved.optionalString('kind') !== 'Pod' ||
    !reasons.has(reason)
  ) {
    return [];
  }
  const metadata = event.object('metadata');
  const of = involved.optionalString('uid') ?? metadata.string('uid');
  return [
    {
      id: `${of}-warning-${reason}`,
      name: 'warning',
      happenedAt:
        event.optionalInstant('firstTimestamp') ??
        event.optionalInstant('eventTime') ??
        metadata.instant('creationTimestamp'),
    },
  ];
}
