import type { Translate } from '../translation';
import type { EventFacts } from './EventFacts';

/** What happened to a pull request. */
export function describeChange(
  predicate: string,
  { number, branch, action, verdict }: EventFacts,
  t: Translate,
): string | undefined {
  if (number === undefined) {
    return undefined;
  }
  switch (predicate) {
    case 'created':
      return t('sentence.change.created', { number });
    case 'merged':
      return t('sentence.change.merged', {
        number,
        branch: branch ?? t('sentence.someBranch'),
      });
    case 'abandoned':
      return t('sentence.change.abandoned', { number });
    case 'reviewed':
      return describeReview(verdict, number, t);
    case 'updated':
      return describeUpdate(action, number, t);
    default:
      return undefined;
  }
}

function describeReview(
  verdict: string | undefined,
  number: string,
  t: Translate,
): string {
  switch (verdict) {
    case 'approved':
      return t('sentence.change.approved', { number });
    case 'changes_requested':
      return t('sentence.change.changesRequested', { number });
    default:
      return t('sentence.change.commented', { number });
  }
}

function describeUpdate(
  action: string | undefined,
  number: string,
  t: Translate,
): string | undefined {
  switch (action) {
    case undefined:
      return undefined;
    case 'synchronize':
      return t('sentence.change.synchronize', { number });
    case 'ready_for_review':
      return t('sentence.change.ready', { number });
    default:
      return t('sentence.change.updated', {
        number,
        action: action.replaceAll('_', ' '),
      });
  }
}
