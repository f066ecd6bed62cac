import { eventTypes } from '@pitstop/plugin-devhose-common';
import { Webhook } from 'standardwebhooks';
import {
  eventsOf,
  interpreterPromises,
} from '../../__testUtils__/interpreterPromises';
import build from './__fixtures__/build.json';
import deployment from './__fixtures__/deployment.json';
import issue from './__fixtures__/issue.json';
import mergeRequest from './__fixtures__/mergeRequest.json';
import note from './__fixtures__/note.json';
import pipeline from './__fixtures__/pipeline.json';
import push from './__fixtures__/push.json';
import tagPush from './__fixtures__/tagPush.json';
import { GitlabSource } from './GitlabSource';
import { gitlabInterpreter } from './interpreter/gitlabInterpreter';

/*
 * build.json, deployment.json: real ones, kept by Zulip for its tests
 * (zulip/zulip, zerver/webhooks/gitlab/fixtures, Apache-2.0), shortened.
 * The others: the examples of GitLab's documentation
 * (docs.gitlab.com/user/project/integrations/webhook_events, CC BY-SA 4.0), shortened.
 */
const deliveryOf = (payload: { object_kind: string }) => ({
  eventName: payload.object_kind,
  payload,
});
const updatedIncident = {
  ...issue,
  object_attributes: {
    ...issue.object_attributes,
    type: 'Incident',
    action: 'update',
  },
};
const published = [
  updatedIncident,
  build,
  deployment,
  issue,
  mergeRequest,
  note,
  pipeline,
  push,
  tagPush,
].map(deliveryOf);

const eventOf = (payload: { object_kind: string }) => {
  const [event, ...others] = eventsOf(gitlabInterpreter, deliveryOf(payload));
  expect(others).toEqual([]);
  return event;
};

const mergeRequestWith = (changes: object) => ({
  ...mergeRequest,
  object_attributes: { ...mergeRequest.object_attributes, ...changes },
});

describe('the interpreter of GitLab', () => {
  it.each(
    interpreterPromises(gitlabInterpreter, {
      published,
      nobody: [
        'Administrator',
        'root',
        'John Smith',
        'Jordi',
        'Tomasz Kolek',
        'Vedant Joshi',
        'theofficialvedantjoshi',
        'User1',
        'MS-Viewport',
        'fixed readme',
        'needs work',
        'New API',
      ],
    }),
  )('%s', (_, keep) => expect(keep).not.toThrow());

  it.each([
    ['open', eventTypes.changeCreated],
    ['update', eventTypes.changeUpdated],
    ['reopen', eventTypes.changeUpdated],
    ['close', eventTypes.changeAbandoned],
    ['merge', eventTypes.changeMerged],
    ['approved', eventTypes.changeReviewed],
  ])('a merge request that is told with %s is %s', (action, type) => {
    const { event, repository } = eventOf(mergeRequestWith({ action }));
    expect(event).toMatchObject({
      type,
      subject: 'example.com/gitlabhq/gitlab-test/pull/1',
    });
    expect(repository).toBe('example.com/gitlabhq/gitlab-test');
  });

  it('tells by which commit a merge request got into its branch', () => {
    const merge_commit_sha = 'a'.repeat(40);
    const { event, contributor } = eventOf(
      mergeRequestWith({ action: 'merge', merge_commit_sha }),
    );
    expect(event.data.customData).toMatchObject({
      mergeCommit: merge_commit_sha,
      headCommit: 'da1560886d4f094c3e6c9ef40349f7d38b5d27d7',
      openedAt: '2013-12-03T17:23:34.000Z',
      mergedAt: '2013-12-03T17:23:34.000Z',
      fork: false,
      labels: ['API'],
    });
    // Whoever merged it is not the author.
    expect(contributor).toBe(eventOf(mergeRequest).contributor);
  });

  it('takes a comment on a merge request for a review, but not what GitLab itself writes', () => {
    expect(eventOf(note).event).toMatchObject({
      type: eventTypes.changeReviewed,
      time: '2015-05-17T18:21:36.000Z',
      data: {
        customData: { number: 1, verdict: 'commented', byAuthor: false },
      },
    });
    const system = {
      ...note,
      object_attributes: { ...note.object_attributes, system: true },
    };
    expect(() => eventOf(system)).toThrow('not-interpreted');
  });

  it('joins a pipeline with its commit and merge request, a job and a deployment with theirs', () => {
    expect(eventOf(pipeline).event).toMatchObject({
      type: eventTypes.pipelineRunFinished,
      time: '2016-08-12T15:26:29.000Z',
      data: {
        subject: { content: { outcome: 'success' } },
        customData: {
          commit: 'bcbb5ec396a2c0f828686f14fac9b80b780504f2',
          change: '192.168.64.1:3005/gitlab-org/gitlab-test/pull/1',
        },
      },
    });
    expect(eventOf(build).event).toMatchObject({
      type: eventTypes.taskRunFinished,
      subject: 'gitlab.com/tomaszkolek/my-awesome-project/jobs/4537823',
      data: {
        customData: {
          commit: 'c4e3d3814490d5f4432a19e874d86c5d0a71451e',
          startedAt: '2016-09-28T18:33:47.000Z',
        },
      },
    });
    expect(eventOf(deployment).event).toMatchObject({
      type: eventTypes.serviceDeployed,
      time: '2025-05-02T11:55:16.000Z',
      data: {
        subject: {
          content: {
            environment: { id: 'production' },
            artifactId:
              'pkg:gitlab/vedant8600317/test@58793660b22d6ceacbdc23b28a0562bca339702c',
          },
        },
        customData: { production: true, deploymentId: '988572802' },
      },
    });
    expect(eventOf({ ...deployment, ...{ status: 'failed' } }).event.type).toBe(
      eventTypes.gitlabDeploymentFailed,
    );
  });

  it('tells of a push what GitHub tells of one', () => {
    expect(eventOf(push).event).toMatchObject({
      type: eventTypes.gitlabBranchPushed,
      subject: 'example.com/mike/diaspora/refs/heads/master',
      data: {
        customData: {
          branch: 'master',
          isDefaultBranch: true,
          before: push.before,
          after: push.after,
        },
      },
    });
  });

  it('tells of an incident, which is an issue of that type', () => {
    const incident = {
      ...issue,
      object_attributes: {
        ...issue.object_attributes,
        type: 'Incident',
        state: 'closed',
        action: 'close',
        description: 'Root cause: 58793660b22d6ceacbdc23b28a0562bca339702c',
      },
    };
    expect(eventOf(issue).event.type).toBe(eventTypes.ticketCreated);
    expect(eventOf(updatedIncident).event.type).toBe(
      eventTypes.incidentReported,
    );
    expect(eventOf(incident).event).toMatchObject({
      type: eventTypes.incidentResolved,
      subject: 'example.com/diaspora/issues/23',
      data: {
        customData: {
          state: 'resolved',
          cause: { commit: '58793660b22d6ceacbdc23b28a0562bca339702c' },
        },
      },
    });
  });

  it('tells that an issue which loses the label is no incident', () => {
    const labelled = (titles: string[], previous: string[]) => ({
      ...issue,
      object_attributes: { ...issue.object_attributes, action: 'update' },
      labels: titles.map(title => ({ title })),
      changes: {
        labels: {
          previous: previous.map(title => ({ title })),
          current: titles.map(title => ({ title })),
        },
      },
    });
    expect(eventOf(labelled(['API', 'Incident'], ['API'])).event).toMatchObject(
      {
        type: eventTypes.incidentReported,
        data: { customData: { state: 'open' } },
      },
    );
    expect(eventOf(labelled(['API'], ['API', 'Incident'])).event).toMatchObject(
      {
        type: eventTypes.incidentWithdrawn,
        data: { customData: { state: 'withdrawn' } },
      },
    );
    expect(eventOf(labelled(['API'], [])).event.type).toBe(
      eventTypes.ticketUpdated,
    );
  });

  it('has no words for wikis, emoji and milestones', () => {
    expect(() => eventOf({ object_kind: 'wiki_page' })).toThrow(
      'not-interpreted',
    );
  });
});

describe('a webhook of GitLab', () => {
  const signing = `whsec_${Buffer.from('x'.repeat(32)).toString('base64')}`;
  const source = GitlabSource.create({
    key: 'devhose.sources.gitlab.secrets',
    secrets: ['a token', signing],
    allowUnsigned: false,
  });
  const body = Buffer.from(JSON.stringify(push));

  it('proves itself by its token, or by a signature where it has one', () => {
    const at = new Date();
    const headers = {
      'webhook-id': 'id',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(signing).sign('id', at, body.toString()),
    };
    const verdictOf = (given: Record<string, string>) =>
      source.verify(body, given).verdict;
    expect(verdictOf({ 'x-gitlab-token': 'a token' })).toBe('genuine');
    expect(verdictOf({ 'x-gitlab-token': 'a tokem' })).toBe('forged');
    expect(verdictOf({})).toBe('unsigned');
    expect(verdictOf(headers)).toBe('genuine');
    // A signature that is wrong is not made good by a token.
    expect(
      verdictOf({
        ...headers,
        'webhook-id': 'other',
        'x-gitlab-token': 'a token',
      }),
    ).toBe('forged');
  });

  it('has an id that stays when it is sent again', () => {
    const ids = { 'idempotency-key': 'k-1', 'x-gitlab-event-uuid': 'u-1' };
    expect(source.deliveryId(body, ids)).toBe('k-1');
    expect(source.deliveryId(body, { 'x-gitlab-event-uuid': 'u-1' })).toBe(
      'u-1',
    );
    expect(source.deliveryId(body, {})).toMatch(/^[0-9a-f]{32}$/);
    expect(source.eventName(body, {})).toBe('push');
  });
});
