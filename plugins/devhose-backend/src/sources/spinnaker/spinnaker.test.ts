import { eventTypes } from '@pitstop/plugin-devhose-common';
import { imageArtifact } from '@pitstop/plugin-devhose-node';
import {
  eventsOf,
  interpreterPromises,
} from '../../__testUtils__/interpreterPromises';
import complete from './__fixtures__/complete.json';
import { spinnakerInterpreter } from './spinnakerInterpreter';
import { SpinnakerSource } from './SpinnakerSource';

/*
 * Spinnaker publishes no whole event. complete.json has the form that its own
 * tests and classes give one (spinnaker/echo, TelemetryEventListenerSpec and
 * Event; spinnaker/orca, PipelineExecution; Apache-2.0), with values of ours.
 */
const { execution } = complete.content;
const eventWith = (type: string, changes: Partial<typeof execution> = {}) => ({
  eventName: type,
  payload: {
    ...complete,
    details: { ...complete.details, type },
    content: {
      ...complete.content,
      execution: { ...execution, ...changes },
    },
  },
});
const completed = eventWith('orca:pipeline:complete');
const failed = eventWith('orca:pipeline:failed', {
  status: 'TERMINAL',
  stages: execution.stages.map(stage => ({ ...stage, status: 'TERMINAL' })),
});
const rolledBack = eventWith('orca:pipeline:complete', {
  stages: execution.stages.map(stage => ({
    ...stage,
    type: 'undoRolloutManifest',
    context: { account: 'Production', cloudProvider: 'kubernetes' },
  })),
});

describe('the interpreter of Spinnaker', () => {
  it.each(
    interpreterPromises(spinnakerInterpreter, {
      published: [
        completed,
        failed,
        rolledBack,
        eventWith('orca:pipeline:starting', { status: 'RUNNING' }),
        eventWith('orca:task:starting'),
      ],
      nobody: ['ada'],
    }),
  )('%s', (_, keep) => expect(keep).not.toThrow());

  it('joins what was deployed with its commit, image, environment and pipeline', () => {
    const [run, deployment, ...others] = eventsOf(
      spinnakerInterpreter,
      completed,
    );
    expect(others).toEqual([]);
    expect(run.event).toMatchObject({
      type: eventTypes.pipelineRunFinished,
      time: '2015-01-28T15:44:57.000Z',
      data: { subject: { content: { outcome: 'success' } } },
    });
    const artifact = imageArtifact('registry.example/shop/checkout-api:1.4.2');
    expect(deployment.event).toMatchObject({
      type: eventTypes.serviceDeployed,
      time: '2015-01-28T15:44:56.000Z',
      data: {
        subject: {
          content: {
            environment: { id: 'production' },
            artifactId: artifact?.purl,
          },
        },
        customData: {
          repository: 'github.com/northwind/checkout-api',
          commit: '2f1c9a7e0b2f1c9a7e0b2f1c9a7e0b2f1c9a7e0b',
          artifact: artifact?.purl,
          service: 'some-application',
          environment: 'production',
          pipeline:
            'spinnaker/applications/some-application/pipelines/deploy-to-production',
        },
      },
    });
  });

  it('tells of a deployment that failed, and of one that was undone', () => {
    const typesOf = (payload: typeof completed) =>
      eventsOf(spinnakerInterpreter, payload).map(({ event }) => event.type);
    expect(typesOf(failed)).toEqual([
      eventTypes.pipelineRunFinished,
      eventTypes.spinnakerDeploymentFailed,
    ]);
    expect(typesOf(rolledBack)).toContain(
      'dev.cdevents.service.rolledback.0.3.0',
    );
  });

  it('takes the commit from the build where that is what triggered it', () => {
    const [run] = eventsOf(
      spinnakerInterpreter,
      eventWith('orca:pipeline:complete', {
        trigger: {
          ...execution.trigger,
          hash: '',
          ...{
            buildInfo: {
              scm: [
                {
                  sha1: 'b'.repeat(40),
                  remoteUrl: 'git@github.com:Northwind/checkout-api.git',
                },
              ],
            },
          },
        },
      }),
    );
    expect(run.event.data.customData).toMatchObject({
      commit: 'b'.repeat(40),
      repository: 'github.com/northwind/checkout-api',
    });
  });
});

describe('an event of echo', () => {
  const source = SpinnakerSource.create({
    key: 'devhose.sources.spinnaker.secrets',
    secrets: ['mine'],
    allowUnsigned: false,
  });
  const body = Buffer.from(JSON.stringify(complete));

  it('proves itself by a password or token', () => {
    const verdictOf = (authorization: string) =>
      source.verify(body, { authorization }).verdict;
    const basic = Buffer.from('echo:mine').toString('base64');
    expect(verdictOf(`Basic ${basic}`)).toBe('genuine');
    expect(verdictOf('Bearer mine')).toBe('genuine');
    expect(verdictOf('Bearer other')).toBe('forged');
    expect(source.verify(body, {}).verdict).toBe('unsigned');
  });

  it('has an id of its own', () => {
    expect(source.deliveryId(body, {})).toBe(complete.eventId);
    expect(source.eventName(body, {})).toBe('orca:pipeline:complete');
  });
});
