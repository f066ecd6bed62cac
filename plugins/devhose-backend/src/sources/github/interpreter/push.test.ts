import { eventTypes, type PushData } from '@pitstop/plugin-devhose-common';
import { githubExamples } from '../../../__testUtils__/githubExamples';
import {
  change,
  eventOf,
  interpret,
  type Payload,
} from '../../../__testUtils__/interpretGithub';

describe('a push', () => {
  const pushes = githubExamples
    .filter(({ event }) => event === 'push')
    .map(({ payload }) => payload as Payload);
  const branch = () =>
    structuredClone(
      pushes.find(({ ref }) => String(ref) === 'refs/heads/master'),
    ) as Payload;

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
          paths: ['README.md'],
        },
      ],
    });
  });

  it('tells the files of a commit, each once, unless there are more than a hundred', () => {
    const paths = (files: Record<string, string[]>) => {
      const [commit] = [branch().commits].flat();
      const { event } = eventOf('push', {
        ...branch(),
        commits: [
          { ...commit, added: [], modified: [], removed: [], ...files },
        ],
      });
      return (event.data.customData as PushData).commits[0].paths;
    };
    const files = (count: number) =>
      Array.from({ length: count }, (_, index) => `src/${index}.ts`);

    expect(
      paths({ added: ['b.ts'], modified: ['a.ts'], removed: ['a.ts'] }),
    ).toEqual(['a.ts', 'b.ts']);
    expect(paths({})).toEqual([]);
    expect(paths({ modified: files(100) })).toHaveLength(100);
    expect(paths({ modified: files(101) })).toBeUndefined();
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
