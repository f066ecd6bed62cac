import { eventTypes, type FollowedEvent } from '@pitstop/plugin-devhose-common';
import { joinObservations } from './Observations';
import { readBuild } from './readBuild';

const repository = 'github.com/northwind/checkout';

/** A build of a pull request, as a tool tells of it. */
function told(
  deliverySource: string,
  type: string,
  subject: string,
  data: object,
): FollowedEvent {
  return {
    sequence: 1,
    index: 0,
    receivedAt: '2026-07-31T09:31:00.000Z',
    deliverySource,
    event: {
      specversion: '1.0',
      id: subject,
      source: `https://${repository}`,
      type,
      subject,
      time: '2026-07-31T09:30:00.000Z',
      datacontenttype: 'application/json',
      data: {
        context: {
          specversion: '0.5.1',
          id: subject,
          source: `https://${repository}`,
          type,
          timestamp: '2026-07-31T09:30:00.000Z',
        },
        subject: { id: subject, content: { outcome: 'success' } },
        customData: {
          repository,
          name: 'Travis CI',
          attempt: 1,
          createdAt: '2026-07-31T09:20:00.000Z',
          finishedAt: '2026-07-31T09:30:00.000Z',
          ...data,
        },
      },
    },
  };
}

const byTravis = told(
  'travis',
  eventTypes.pipelineRunFinished,
  `${repository}/builds/7`,
  { branch: 'main', onDefaultBranch: false },
);
const byGithub = told(
  'github',
  eventTypes.taskRunFinished,
  `${repository}/runs/99`,
  {
    branch: 'faster',
    onDefaultBranch: false,
    tool: 'travis-ci',
    run: `${repository}/builds/7`,
  },
);

function buildsOf(...events: FollowedEvent[]) {
  return joinObservations(
    events.flatMap(event => {
      const build = readBuild(event);
      return build ? [{ kind: 'build' as const, build }] : [];
    }),
  ).builds;
}

describe('a build', () => {
  it('that two tools tell of is one, whoever tells first', () => {
    const [build, ...others] = buildsOf(byTravis, byGithub);
    expect(others).toEqual([]);
    expect(build).toMatchObject({
      build: `${repository}/builds/7`,
      pipeline: 'Travis CI',
      onDefaultBranch: false,
      outcome: 'success',
    });
    expect(buildsOf(byGithub, byTravis)).toEqual([build]);
  });

  it('of a pull request is none of the default branch that it goes to', () => {
    expect(buildsOf(byTravis)).toMatchObject([{ onDefaultBranch: false }]);
    const pushed = told(
      'travis',
      eventTypes.pipelineRunFinished,
      `${repository}/builds/8`,
      { branch: 'main' },
    );
    expect(buildsOf(pushed)).toMatchObject([{ onDefaultBranch: true }]);
  });

  it('of Actions is told of by its run, not by its jobs', () => {
    const job = told(
      'github',
      eventTypes.taskRunFinished,
      `${repository}/runs/100`,
      { tool: 'github-actions' },
    );
    expect(buildsOf(job)).toEqual([]);
  });
});
