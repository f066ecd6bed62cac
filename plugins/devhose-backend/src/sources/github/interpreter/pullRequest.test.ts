import { eventTypes } from '@pitstop/plugin-devhose-common';
import {
  change,
  context,
  eventOf,
  example,
} from '../../../__testUtils__/interpretGithub';

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
