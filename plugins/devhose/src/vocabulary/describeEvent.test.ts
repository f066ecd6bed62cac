import { mockApis } from '@backstage/frontend-test-utils';
import { eventTypes } from '@pitstop/plugin-devhose-common';
import { aCloudEvent } from '../__testUtils__/anEvent';
import { devhoseTranslationRef, type Translate } from '../translation';
import { describeEvent } from './describeEvent';
import { readFacts } from './EventFacts';
import { kindOf } from './EventKind';
import { typeLabel } from './typeLabel';

function translate(): Translate {
  const snapshot = mockApis.translation().getTranslation(devhoseTranslationRef);
  if (!snapshot.ready) {
    throw new Error('The words are not there');
  }
  return snapshot.t;
}

const t = translate();

const commit = 'abcdef0123456789abcdef0123456789abcdef01';
const pullRequest = { number: 12, baseBranch: 'main', headCommit: commit };

describe('an event in words', () => {
  it.each([
    [eventTypes.changeCreated, pullRequest, 'Pull request 12 opened'],
    [eventTypes.changeMerged, pullRequest, 'Pull request 12 merged into main'],
    [
      eventTypes.changeAbandoned,
      pullRequest,
      'Pull request 12 closed without merging',
    ],
    [
      eventTypes.changeUpdated,
      { ...pullRequest, action: 'ready_for_review' },
      'Pull request 12 is ready for review',
    ],
    [
      eventTypes.changeUpdated,
      { ...pullRequest, action: 'review_requested' },
      'Pull request 12 changed: review requested',
    ],
    [
      eventTypes.changeReviewed,
      { ...pullRequest, verdict: 'approved' },
      'Pull request 12 approved',
    ],
    [
      eventTypes.branchPushed,
      { branch: 'main', commits: [{}, {}], forced: false },
      '2 commits pushed to main',
    ],
    [
      eventTypes.branchPushed,
      { branch: 'main', commits: [{}], forced: true },
      'main force-pushed',
    ],
    [
      eventTypes.branchPushed,
      { branch: 'old', before: commit, commits: [], forced: false },
      'Branch old deleted',
    ],
    [eventTypes.pipelineRunQueued, { name: 'ci' }, 'Build “ci” queued'],
    [
      eventTypes.serviceDeployed,
      { commit, environment: 'production' },
      'abcdef0 deployed to production',
    ],
    [
      eventTypes.deploymentFailed,
      { commit, environment: 'production' },
      'Deployment of abcdef0 to production failed',
    ],
    [
      'dev.cdeventsx.spinnaker-deployment.started.9.9.9',
      { artifact: 'pkg:oci/shop@1.2', environment: 'live' },
      'Deployment of shop 1.2 to live started',
    ],
    [
      eventTypes.artifactPublished,
      {
        artifact: `pkg:docker/images/shop@${commit.slice(
          0,
          12,
        )}?repository_url=acme.jfrog.io`,
      },
      'shop abcdef0 published',
    ],
    [
      eventTypes.artifactPublished,
      { artifact: 'pkg:npm/%40acme/shop@1.0.0-beta.1' },
      '@acme/shop 1.0.0-beta.1 published',
    ],
    [
      eventTypes.artifactPublished,
      { artifact: `pkg:oci/shop@sha256%3A${commit}` },
      'shop abcdef0 published',
    ],
    [
      'dev.cdevents.incident.resolved.0.3.0',
      { incident: 'acme.pagerduty.com/incidents/Q7' },
      'Incident Q7 resolved',
    ],
    [
      'dev.cdevents.ticket.updated.0.2.0',
      { ticket: 'acme.atlassian.net/browse/SHOP-4', action: 'status_changed' },
      'Ticket SHOP-4 changed: status changed',
    ],
    [
      'dev.cdeventsx.sonarqube-qualitygate.evaluated.0.1.0',
      { verdict: 'failed' },
      'Quality gate failed',
    ],
  ])('of %s with %j is "%s"', (type, data, sentence) => {
    expect(describeEvent(aCloudEvent(type, { data }), t)).toBe(sentence);
  });

  it.each([
    ['success', 'Check “lint” succeeded'],
    ['error', 'Check “lint” failed'],
    ['cancel', 'Check “lint” was cancelled'],
    [undefined, 'Check “lint” ended: neutral'],
  ])('says how a run ended: %s', (outcome, sentence) => {
    const event = aCloudEvent(eventTypes.taskRunFinished, {
      content: { taskName: 'lint', outcome },
      data: { conclusion: 'neutral' },
    });
    expect(describeEvent(event, t)).toBe(sentence);
  });

  it.each([
    ['passed', 'success'],
    ['failed', 'failure'],
    ['none', undefined],
  ])('knows how a quality gate judged: %s', (verdict, outcome) => {
    const event = aCloudEvent(eventTypes.qualityGateEvaluated, {
      data: { verdict },
    });
    expect(readFacts(event).outcome).toBe(outcome);
  });

  it('makes do with what is there', () => {
    expect(describeEvent(aCloudEvent(eventTypes.serviceDeployed), t)).toBe(
      'a version deployed to an environment',
    );
    expect(describeEvent(aCloudEvent(eventTypes.changeMerged), t)).toBe(
      'Pull request merged',
    );
  });

  it('says what others mean that we have no sentence for', () => {
    const event = aCloudEvent('dev.cdeventsx.acme-feature.toggled.1.0.0', {
      data: { name: 'dark mode' },
    });
    expect(describeEvent(event, t)).toBe('Feature toggled: dark mode');
    expect(typeLabel('not.of.cdevents', t)).toBe('Not.of.cdevents');
    expect(kindOf('not.of.cdevents')).toBe('other');
  });

  it('is of a kind, whatever tool speaks', () => {
    expect(kindOf('dev.cdeventsx.spinnaker-deployment.started.1.0.0')).toBe(
      'deployment',
    );
    expect(kindOf(eventTypes.taskRunStarted)).toBe('build');
  });
});
