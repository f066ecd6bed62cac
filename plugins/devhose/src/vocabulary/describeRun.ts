import type { Translate } from '../translation';
import type { EventFacts } from './EventFacts';
import { subjectLabel } from './typeLabel';

/** What happened to a build, check or test. */
export function describeRun(
  subject: string,
  predicate: string,
  { name, outcome, conclusion }: EventFacts,
  t: Translate,
): string | undefined {
  if (name === undefined) {
    return undefined;
  }
  const words = { what: subjectLabel(subject, t), name };
  switch (predicate) {
    case 'queued':
    case 'started':
      return t(`sentence.run.${predicate}`, words);
    case 'finished':
      if (outcome) {
        return t(`sentence.run.${outcome}`, words);
      }
      return conclusion
        ? t('sentence.run.ended', { ...words, conclusion })
        : t('sentence.run.endedSilently', words);
    default:
      return undefined;
  }
}
