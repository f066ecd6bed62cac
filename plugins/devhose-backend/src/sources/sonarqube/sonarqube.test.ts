import { createHmac } from 'node:crypto';
import { eventTypes } from '@pitstop/plugin-devhose-common';
import {
  eventsOf,
  interpreterPromises,
} from '../../__testUtils__/interpreterPromises';
import documented from './__fixtures__/documented.json';
import failed from './__fixtures__/failed.json';
import { sonarqubeInterpreter } from './sonarqubeInterpreter';
import { SonarqubeSource } from './SonarqubeSource';

/*
 * documented.json: as SonarSource documents it
 * (docs.sonarsource.com, Integrations, Webhooks; SonarSource/sonarqube, LGPL-3.0), shortened.
 * failed.json: a real one, kept by Zulip for its tests
 * (zulip/zulip, zerver/webhooks/sonarqube/fixtures/error.json, Apache-2.0).
 */
const published = [documented, failed].map(payload => ({
  eventName: 'quality-gate',
  payload,
}));

describe('the interpreter of SonarQube', () => {
  it.each(
    interpreterPromises(sonarqubeInterpreter, {
      published,
      nobody: ['My Project'],
    }),
  )('%s', (_, keep) => expect(keep).not.toThrow());

  it('tells the verdict, and what each condition measured', () => {
    const [{ event }] = eventsOf(sonarqubeInterpreter, published[1]);
    expect(event).toMatchObject({
      type: eventTypes.qualityGateEvaluated,
      subject: 'localhost:9000/projects/test-sonar',
      time: '2021-03-08T18:25:04.000Z',
    });
    expect(event.data.customData).toEqual({
      project: 'test-sonar',
      branch: 'master',
      isMainBranch: true,
      uri: 'http://localhost:9000/dashboard?id=test-sonar',
      verdict: 'failed',
      conditions: [
        {
          metric: 'maintainability_rating',
          value: 1,
          threshold: 1,
          passed: true,
        },
        { metric: 'coverage', value: 0, threshold: 80, passed: false },
        {
          metric: 'duplicated_lines_density',
          value: 89.39828080229226,
          threshold: 3,
          passed: false,
        },
      ],
    });
  });

  it('joins with the commit, and with the pull request where it knows the repository', () => {
    const [{ event, repository }] = eventsOf(sonarqubeInterpreter, {
      eventName: 'quality-gate',
      payload: {
        ...documented,
        properties: {
          'sonar.analysis.repository': 'git@github.com:Northwind/checkout.git',
        },
        branch: { name: '17', type: 'PULL_REQUEST', isMain: false },
      },
    });
    expect(repository).toBe('github.com/northwind/checkout');
    expect(event.data.customData).toMatchObject({
      commit: documented.revision,
      change: 'github.com/northwind/checkout/pull/17',
    });
  });

  it('has no words for an analysis that failed', () => {
    const { qualityGate, ...withoutGate } = documented;
    expect(() =>
      eventsOf(sonarqubeInterpreter, {
        eventName: 'quality-gate',
        payload: { ...withoutGate, status: 'FAILED' },
      }),
    ).toThrow('not-interpreted');
  });
});

describe('a webhook of SonarQube', () => {
  const source = SonarqubeSource.create({
    key: 'devhose.sources.sonarqube.secrets',
    secrets: ['new', 'old'],
    allowUnsigned: false,
  });
  const body = Buffer.from(JSON.stringify(failed));
  const signed = (secret: string) => ({
    'x-sonar-webhook-hmac-sha256': createHmac('sha256', secret)
      .update(body)
      .digest('hex'),
  });

  it.each([
    ['old', 'genuine'],
    ['new', 'genuine'],
    ['older', 'forged'],
  ])('that is signed with the %s secret is %s', (secret, verdict) => {
    expect(source.verify(body, signed(secret)).verdict).toBe(verdict);
  });

  it('has the id of its task, and is another one when the gate changed', () => {
    const changed = { ...failed, changedAt: '2021-03-09T18:25:04+0000' };
    const ids = [failed, failed, changed].map(payload =>
      source.deliveryId(Buffer.from(JSON.stringify(payload)), {}),
    );
    expect(ids[0]).toMatch(/^AXgTFfXRZCzhMRNj54bo-/);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });
});
