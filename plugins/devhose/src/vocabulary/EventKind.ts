import { parseEventType } from './parseEventType';

/** What an event is about, as coarsely as people speak of it; in the order of a delivery. */
export const eventKinds = [
  'code',
  'build',
  'artifact',
  'deployment',
  'incident',
  'other',
] as const;

/** @see eventKinds */
export type EventKind = (typeof eventKinds)[number];

const kindOfSubject: ReadonlyMap<string, EventKind> = new Map([
  ['repository', 'code'],
  ['branch', 'code'],
  ['change', 'code'],
  ['pipelinerun', 'build'],
  ['taskrun', 'build'],
  ['build', 'build'],
  ['testcaserun', 'build'],
  ['testsuiterun', 'build'],
  ['testoutput', 'build'],
  ['quality', 'build'],
  ['qualitygate', 'build'],
  ['artifact', 'artifact'],
  ['service', 'deployment'],
  ['environment', 'deployment'],
  ['deployment', 'deployment'],
  ['rollout', 'deployment'],
  ['incident', 'incident'],
  ['ticket', 'incident'],
]);

/** What the type of an event is about. */
export function kindOf(type: string): EventKind {
  return kindOfSubject.get(parseEventType(type).subject) ?? 'other';
}
