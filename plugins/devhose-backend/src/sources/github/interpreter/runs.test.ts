import { eventTypes } from '@pitstop/plugin-devhose-common';
import {
  change,
  eventOf,
  example,
  interpret,
} from '../../../__testUtils__/interpretGithub';

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

  it('is one of a pipeline that has a name everywhere', () => {
    const { event } = eventOf(
      'workflow_run',
      change(example('workflow_run', 'completed'), {
        workflow_run: { name: 'Build & Test' },
      }),
    );
    expect(event.data.customData).toMatchObject({
      pipeline: 'github.com/codertocat/hello-world/pipelines/build-test',
    });
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

  it('of Travis CI is called as Travis calls the build itself', () => {
    const check = {
      name: 'Travis CI - Pull Request',
      external_id: '241202099',
      app: { slug: 'travis-ci' },
    };
    const { event } = eventOf(
      'check_run',
      change(example('check_run', 'completed'), { check_run: check }),
    );
    expect(event.data.subject.content).toMatchObject({ taskName: check.name });
    expect(event.data.customData).toMatchObject({
      name: 'Travis CI',
      tool: 'travis-ci',
      run: 'github.com/codertocat/hello-world/builds/241202099',
    });
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
