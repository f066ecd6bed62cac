import {
  eventTypes,
  type DeploymentData,
  type EventType,
} from '@pitstop/plugin-devhose-common';
import {
  change,
  eventOf,
  example,
  interpret,
} from '../../../__testUtils__/interpretGithub';

describe('a deployment', () => {
  it('is created', () => {
    const { event } = eventOf('deployment', example('deployment'));
    expect(event.type).toBe(eventTypes.deploymentCreated);
    expect(event.subject).toBe(
      'github.com/codertocat/hello-world/deployments/145988746',
    );
  });

  it.each<[unknown, string | undefined]>([
    [{ component: 'cart' }, 'cart'],
    [{ component: 7 }, undefined],
    [{}, undefined],
    ['', undefined],
    [null, undefined],
  ])('with the payload %j is of the component %s', (payload, component) => {
    const { event } = eventOf(
      'deployment',
      change(example('deployment'), { deployment: { payload } }),
    );
    expect((event.data.customData as DeploymentData).component).toBe(component);
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

  it.each([
    ['Production', 'production'],
    ['Review / feature 1', 'review-feature-1'],
    ['🚀', '🚀'],
  ])(
    'to %s is to the environment that others call %s',
    (given, environment) => {
      const { event } = eventOf(
        'deployment_status',
        change(example('deployment_status'), {
          deployment: { environment: given },
        }),
      );
      expect(event.data.customData).toMatchObject({ environment });
      expect(event.data.subject.content).toMatchObject({
        environment: { id: environment },
      });
    },
  );

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
