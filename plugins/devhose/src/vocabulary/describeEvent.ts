import type { CloudEvent } from '@pitstop/plugin-devhose-common';
import type { Translate } from '../translation';
import { describeChange } from './describeChange';
import { describeArtifact, describeDeployment } from './describeRelease';
import { describeRun } from './describeRun';
import { describeIncident, describeTicket } from './describeTrouble';
import { readFacts, type EventFacts } from './EventFacts';
import { parseEventType } from './parseEventType';
import { typeLabel } from './typeLabel';

/** What happened, as one would tell it; the same for all tools. */
export function describeEvent(event: CloudEvent, t: Translate): string {
  const facts = readFacts(event);
  const described = describeFacts(event.type, facts, t);
  if (described) {
    return described;
  }
  const word = typeLabel(event.type, t);
  return facts.name ? t('sentence.named', { word, name: facts.name }) : word;
}

function describeFacts(
  type: string,
  facts: EventFacts,
  t: Translate,
): string | undefined {
  const { subject, predicate } = parseEventType(type);
  switch (subject) {
    case 'change':
      return describeChange(predicate, facts, t);
    case 'branch':
      return predicate === 'pushed' ? describePush(facts, t) : undefined;
    case 'pipelinerun':
    case 'taskrun':
    case 'testsuiterun':
    case 'testcaserun':
      return describeRun(subject, predicate, facts, t);
    case 'qualitygate':
      return describeQuality(facts, t);
    case 'artifact':
      return describeArtifact(predicate, facts, t);
    case 'deployment':
    case 'service':
      return describeDeployment(predicate, facts, t);
    case 'incident':
      return describeIncident(predicate, facts, t);
    case 'ticket':
      return describeTicket(predicate, facts, t);
    default:
      return undefined;
  }
}

function describePush(facts: EventFacts, t: Translate): string {
  const branch = facts.branch ?? t('sentence.someBranch');
  if (facts.deleted) {
    return t('sentence.push.deleted', { branch });
  }
  if (facts.forced) {
    return t('sentence.push.forced', { branch });
  }
  return facts.commits
    ? t('sentence.push.commits', { branch, count: facts.commits })
    : t('sentence.push.none', { branch });
}

function describeQuality(
  { verdict }: EventFacts,
  t: Translate,
): string | undefined {
  return verdict === 'passed' || verdict === 'failed'
    ? t(`sentence.quality.${verdict}`)
    : undefined;
}
