import type {
  DeploymentData,
  EventType,
  PushData,
} from '@pitstop/plugin-devhose-common';
import { eventTypes } from '@pitstop/plugin-devhose-common';
import type {
  Interpretation,
  InterpretedEvent,
} from '@pitstop/plugin-devhose-node';
import { createInterpretationContext } from '../../../interpret/createInterpretationContext';
import { githubExamples } from '../../../__testUtils__/githubExamples';
import { githubInterpreter } from './githubInterpreter';

const context = createInterpretationContext(Buffer.from('a key'));

type Json = { [name: string]: Json } & { [index: number]: Json };

/** A copy of an example, to be changed. */
function example(event: string, action?: string): Json {
  const found = githubExamples.find(
    ({ event: name, payload }) =>
      name === event &&
      (action === undefined ||
        (payload as { action?: string }).action === action),
  );
  if (found === undefined) {
    throw new Error(`GitHub has no example of ${event} ${action}`);
  }
  return structuredClone(found.payload) as Json;
}

function interpret(eventName: string, payload: unknown): Interpretation {
  return githubInterpreter.interpret(
    {
      source: 'github',
      deliveryId: '0b5b6d0e-0000-4000-8000-000000000000',
      eventName,
      receivedAt: new Date('2026-07-31T09:30:00Z'),
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(payload)),
    },
    context,
  );
}

function eventOf(eventName: string, payload: unknown): InterpretedEvent {
  const interpretation = interpret(eventName, payload);
  if (interpretation.status !== 'interpreted') {
    throw new Error(JSON.stringify(interpretation));
  }
  expect(interpretation.events).toHaveLength(1);
  return interpretation.events[0];
}

/** Replaces values of an example, deeply. */
function change(target: Json, changes: object): Json {
  for (const [name, value] of Object.entries(changes)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      change(target[name], value);
    } else {
      target[name] = value;
    }
  }
  return target;
}

describe('a pull request', () => {
  it('that is opened is a change that was created', () => {
    const { event, repository, contributor } = eventOf(
      'pull_request',
      example('pull_request', 'opened'),
    );

    expect(repository).toBe('github.com/codertocat/hello-world');
    expect(contributor).toBe(context.contributor('github', 21031067));
    expect(event).toEqual({
      specversion: '1.0',
      id: '0b5b6d0e-0000-4000-8000-000000000000-0',
      source: 'https://github.com/Codertocat/Hello-World',
      type: eventTypes.changeCreated,
      subject: 'github.com/codertocat/hello-world/pull/2',
      time: '2019-05-15T15:20:33.000Z',
      datacontenttype: 'application/json',
      data: {
        context: {
          specversion: '0.5.1',
          id: '0b5b6d0e-0000-4000-8000-000000000000-0',
          source: 'https://github.com/Codertocat/Hello-World',
          type: eventTypes.changeCreated,
          timestamp: '2019-05-15T15:20:33.000Z',
        },
        subject: {
          id: 'github.com/codertocat/hello-world/pull/2',
          source: 'https://github.com/Codertocat/Hello-World',
          content: {
            repository: {
              id: 'github.com/codertocat/hello-world',
              source: 'https://github.com/Codertocat/Hello-World',
            },
          },
        },
        customData: {
          repository: 'github.com/codertocat/hello-world',
          number: 2,
          action: 'opened',
          uri: 'https://github.com/Codertocat/Hello-World/pull/2',
          draft: false,
          baseBranch: 'master',
          defaultBranch: 'master',
          headBranch: 'changes',
          fork: false,
          headCommit: 'ec26c3e57ca3a959ca5aad62de7213c562f8c821',
          openedAt: '2019-05-15T15:20:33.000Z',
          labels: [],
          commits: 1,
          additions: 1,
          deletions: 1,
          changedFiles: 1,
          byBot: false,
        },
        customDataContentType: 'application/json',
      },
    });
  });

  it('that is closed was abandoned', () => {
    const { event } = eventOf(
      'pull_request',
      example('pull_request', 'closed'),
    );
    expect(event.type).toBe(eventTypes.changeAbandoned);
    expect(event.time).toBe('2019-05-15T15:21:18.000Z');
    expect(event.data.customData).toMatchObject({ mergeCommit: undefined });
  });

  it('that is closed by merging was merged, and says by which commit', () => {
    const mergeCommit = 'a'.repeat(40);
    const { event } = eventOf(
      'pull_request',
      change(example('pull_request', 'closed'), {
        pull_request: {
          merged: true,
          merged_at: '2019-05-15T17:21:17+02:00',
          merge_commit_sha: mergeCommit,
        },
      }),
    );
    expect(event.type).toBe(eventTypes.changeMerged);
    expect(event.time).toBe('2019-05-15T15:21:17.000Z');
    expect(event.data.customData).toMatchObject({
      mergeCommit,
      mergedAt: '2019-05-15T15:21:17.000Z',
    });
  });

  it.each(['labeled', 'ready_for_review', 'synchronize', 'reopened'])(
    'that is %s was updated',
    action => {
      const { event } = eventOf(
        'pull_request',
        example('pull_request', action),
      );
      expect(event.type).toBe(eventTypes.changeUpdated);
      expect(event.data.customData).toMatchObject({ action });
    },
  );

  it('from a fork, also from one that is gone, is known as such', () => {
    const fromFork = change(example('pull_request', 'opened'), {
      pull_request: { head: { repo: { id: 7 } } },
    });
    const gone = change(example('pull_request', 'opened'), {
      pull_request: { head: { repo: null } },
    });
    for (const payload of [fromFork, gone]) {
      expect(eventOf('pull_request', payload).event.data.customData).toEqual(
        expect.objectContaining({ fork: true }),
      );
    }
  });

  it('by a bot counts, but not as anybody; neither does one whose author is gone', () => {
    const bot = eventOf(
      'pull_request',
      change(example('pull_request', 'opened'), {
        pull_request: { user: { type: 'Bot' } },
      }),
    );
    expect(bot.contributor).toBeUndefined();
    expect(bot.event.data.customData).toMatchObject({ byBot: true });

    const ghost = eventOf(
      'pull_request',
      change(example('pull_request', 'opened'), {
        pull_request: { user: null },
      }),
    );
    expect(ghost.contributor).toBeUndefined();
    expect(ghost.event.data.customData).toMatchObject({ byBot: false });
  });
});

describe('a review', () => {
  it('is told with its verdict, and whose it is', () => {
    const payload = change(example('pull_request_review', 'submitted'), {
      review: { state: 'APPROVED', user: { id: 99 } },
    });
    const { event, contributor } = eventOf('pull_request_review', payload);
    expect(event.type).toBe(eventTypes.changeReviewed);
    expect(event.subject).toBe('github.com/codertocat/hello-world/pull/2');
    expect(event.data.customData).toMatchObject({
      verdict: 'approved',
      byAuthor: false,
      byBot: false,
    });
    expect(contributor).toBe(context.contributor('github', 99));
  });

  it('of one’s own is known as such', () => {
    const { event } = eventOf(
      'pull_request_review',
      example('pull_request_review', 'submitted'),
    );
    expect(event.data.customData).toMatchObject({ byAuthor: true });
  });

  it('that is dismissed is none', () => {
    expect(
      interpret(
        'pull_request_review',
        example('pull_request_review', 'dismissed'),
      ),
    ).toEqual({ status: 'not-interpreted' });
  });
});

describe('a push', () => {
  const pushes = githubExamples
    .filter(({ event }) => event === 'push')
    .map(({ payload }) => payload as Json);
  const branch = () =>
    structuredClone(
      pushes.find(({ ref }) => String(ref) === 'refs/heads/master'),
    ) as Json;

  it('to a branch is told with its commits', () => {
    const { event } = eventOf('push', branch());
    expect(event.type).toBe(eventTypes.branchPushed);
    expect(event.subject).toBe(
      'github.com/codertocat/hello-world/refs/heads/master',
    );
    expect(event.time).toBe(new Date(1557933657 * 1000).toISOString());
    expect(event.data.customData as PushData).toEqual({
      repository: 'github.com/codertocat/hello-world',
      branch: 'master',
      isDefaultBranch: true,
      after: '6113728f27ae82c7b1a177c8d03f9e96e0adf246',
      forced: false,
      commits: [
        {
          id: '6113728f27ae82c7b1a177c8d03f9e96e0adf246',
          authoredAt: '2019-05-15T15:19:25.000Z',
          distinct: true,
        },
      ],
    });
  });

  it('that deletes a branch has nothing after it', () => {
    const { event } = eventOf(
      'push',
      change(branch(), {
        before: 'b'.repeat(40),
        after: '0'.repeat(40),
        commits: [],
      }),
    );
    expect(event.data.customData).toMatchObject({ before: 'b'.repeat(40) });
    expect(event.data.customData).not.toHaveProperty(
      'after',
      expect.any(String),
    );
  });

  it('of a tag is not about a branch', () => {
    for (const payload of pushes.filter(({ ref }) =>
      String(ref).startsWith('refs/tags/'),
    )) {
      expect(interpret('push', payload)).toEqual({ status: 'not-interpreted' });
    }
  });
});

describe('a deployment', () => {
  it('is created', () => {
    const { event } = eventOf('deployment', example('deployment'));
    expect(event.type).toBe(eventTypes.deploymentCreated);
    expect(event.subject).toBe(
      'github.com/codertocat/hello-world/deployments/145988746',
    );
  });

  it.each<[string, EventType]>([
    ['queued', eventTypes.deploymentQueued],
    ['pending', eventTypes.deploymentQueued],
    ['waiting', eventTypes.deploymentQueued],
    ['in_progress', eventTypes.deploymentStarted],
    ['success', eventTypes.serviceDeployed],
    ['failure', eventTypes.deploymentFailed],
    ['error', eventTypes.deploymentFailed],
    ['inactive', eventTypes.deploymentDeactivated],
  ])('that is %s becomes %s', (state, type) => {
    const payload = change(example('deployment_status'), {
      deployment_status: { state, created_at: '2019-05-15T15:21:00Z' },
      deployment: { production_environment: true },
    });
    const { event } = eventOf('deployment_status', payload);
    expect(event.type).toBe(type);
    expect(event.data.customData as DeploymentData).toEqual({
      repository: 'github.com/codertocat/hello-world',
      deploymentId: '145988746',
      environment: 'production',
      production: true,
      commit: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e',
      ref: 'master',
      task: 'deploy',
      createdAt: '2019-05-15T15:20:53.000Z',
      stateAt: '2019-05-15T15:21:00.000Z',
    });
  });

  it('that succeeded says what was deployed where', () => {
    const { event } = eventOf(
      'deployment_status',
      example('deployment_status'),
    );
    expect(event.data.subject.content).toEqual({
      environment: { id: 'production' },
      artifactId:
        'pkg:github/codertocat/hello-world@f95f852bd8fca8fcc58a9a2d6c842781e32a215e',
    });
  });

  it('in a state that is new to us is kept for later', () => {
    const payload = change(example('deployment_status'), {
      deployment_status: { state: 'paused' },
    });
    expect(interpret('deployment_status', payload)).toEqual({
      status: 'not-interpreted',
    });
  });
});

describe('a run', () => {
  it.each([
    ['success', 'success'],
    ['failure', 'failure'],
    ['cancelled', 'cancel'],
    ['timed_out', 'error'],
    ['skipped', undefined],
  ])('that ended as %s has the outcome %s', (conclusion, outcome) => {
    const pipeline = eventOf(
      'workflow_run',
      change(example('workflow_run', 'completed'), {
        workflow_run: { conclusion },
      }),
    );
    expect(pipeline.event.type).toBe(eventTypes.pipelineRunFinished);
    expect(pipeline.event.data.subject.content).toMatchObject({ outcome });
    expect(pipeline.event.data.customData).toMatchObject({ conclusion });

    const task = eventOf(
      'check_run',
      change(example('check_run', 'completed'), { check_run: { conclusion } }),
    );
    expect(task.event.type).toBe(eventTypes.taskRunFinished);
    expect(task.event.data.subject.content).toMatchObject({ outcome });
  });

  it('is queued and started before', () => {
    const queued = example('workflow_run', 'requested');
    expect(eventOf('workflow_run', queued).event.type).toBe(
      eventTypes.pipelineRunQueued,
    );
    expect(
      eventOf('workflow_run', change(queued, { action: 'in_progress' })).event
        .type,
    ).toBe(eventTypes.pipelineRunStarted);
  });

  it('of a check that still waits has no word', () => {
    const created = example('check_run', 'created');
    expect(interpret('check_run', created)).toEqual({
      status: 'not-interpreted',
    });
    expect(
      eventOf(
        'check_run',
        change(created, { check_run: { status: 'in_progress' } }),
      ).event.type,
    ).toBe(eventTypes.taskRunStarted);
  });
});

describe('what cannot be read', () => {
  it.each([
    [{ number: 'two' }, 'pull_request.number is not a whole number'],
    [{ head: null }, 'pull_request.head is not an object'],
    [{ created_at: 'yesterday' }, 'pull_request.created_at is not an instant'],
    [
      { html_url: 'ftp://github.com/x' },
      'pull_request.html_url is not an http address',
    ],
    [{ labels: [{ name: '' }] }, 'pull_request.labels[0].name is not a text'],
    [{ draft: 'no' }, 'pull_request.draft is not true or false'],
  ])('is quarantined, telling where but not what: %j', (changes, reason) => {
    const payload = change(example('pull_request', 'opened'), {
      pull_request: changes,
    });
    expect(interpret('pull_request', payload)).toEqual({
      status: 'quarantined',
      reason,
    });
  });

  it('is told from what there are no words for', () => {
    expect(interpret('star', example('star'))).toEqual({
      status: 'not-interpreted',
    });
  });
});
