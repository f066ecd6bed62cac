import type { Translate } from '../translation';
import { parseEventType } from './parseEventType';

const subjects = [
  'artifact',
  'branch',
  'build',
  'change',
  'deployment',
  'environment',
  'incident',
  'pipelinerun',
  'pod',
  'qualitygate',
  'repository',
  'service',
  'taskrun',
  'testcaserun',
  'testoutput',
  'testsuiterun',
  'ticket',
] as const;

const predicates = [
  'abandoned',
  'closed',
  'created',
  'deactivated',
  'deleted',
  'deployed',
  'detected',
  'downloaded',
  'evaluated',
  'failed',
  'finished',
  'merged',
  'modified',
  'packaged',
  'published',
  'pushed',
  'queued',
  'reported',
  'resolved',
  'reviewed',
  'signed',
  'started',
  'updated',
  'withdrawn',
] as const;

/** A word of ours for a subject, else the vocabulary's own. */
export function subjectLabel(subject: string, t: Translate): string {
  const known = subjects.find(each => each === subject);
  return known
    ? t(`subject.${known}`)
    : subject.charAt(0).toUpperCase() + subject.slice(1);
}

/** What a type of events tells, in a few words: "Pull request merged". */
export function typeLabel(type: string, t: Translate): string {
  const { subject, predicate } = parseEventType(type);
  const known = predicates.find(each => each === predicate);
  return t('word', {
    subject: subjectLabel(subject, t),
    predicate: known ? t(`predicate.${known}`) : predicate,
  }).trim();
}
