import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { eventTypes } from '@pitstop/plugin-devhose-common';
import {
  eventsOf,
  interpreterPromises,
} from '../../__testUtils__/interpreterPromises';
import { newKeys, TravisApi } from '../../__testUtils__/TravisApi';
import pullRequest from './__fixtures__/pullRequest.json';
import push from './__fixtures__/push.json';
import { createTravisSource } from './createTravisSource';
import { travisInterpreter } from './travisInterpreter';
import { TravisKeys } from './TravisKeys';
import { TravisSource } from './TravisSource';

/*
 * pullRequest.json: the payload that Travis CI documents
 * (docs.travis-ci.com/user/notifications, repository travis-ci/docs-travis-ci-com, MIT).
 * push.json: a real one, kept by Zulip for its tests
 * (zulip/zulip, zerver/webhooks/travis/fixtures, Apache-2.0).
 * Both without the build's configuration, with other e-mail addresses.
 */
const published = [pullRequest, push].map(payload => ({
  eventName: 'build',
  payload,
}));

describe('the interpreter of Travis CI', () => {
  it.each(
    interpreterPromises(travisInterpreter, {
      published,
      nobody: ['Malcolm', 'josh_mandel', '@example.com', 'docker-engine'],
    }),
  )('%s', (_, keep) => expect(keep).not.toThrow());

  it('names the build of a pull request after the commit that everybody knows', () => {
    const [{ event, repository }] = eventsOf(travisInterpreter, published[0]);
    expect(event).toMatchObject({
      type: eventTypes.pipelineRunFinished,
      subject: 'github.com/travis-ci/docs-travis-ci-com/builds/241202099',
      time: '2017-06-09T13:58:22.000Z',
    });
    expect(repository).toBe('github.com/travis-ci/docs-travis-ci-com');
    expect(event.data.subject.content).toMatchObject({ outcome: 'success' });
    expect(event.data.customData).toMatchObject({
      commit: '8d23f9f7c17d28a1454bc4eb5fd40c94eaef4523',
      change: 'github.com/travis-ci/docs-travis-ci-com/pull/1248',
      pipeline: 'github.com/travis-ci/docs-travis-ci-com/pipelines/travis-ci',
      // Its `branch` is where the pull request goes to.
      branch: 'master',
      onDefaultBranch: false,
      startedAt: '2017-06-09T13:55:30.000Z',
    });
  });

  it.each([
    ['started', eventTypes.pipelineRunStarted, undefined],
    ['failed', eventTypes.pipelineRunFinished, 'failure'],
    ['errored', eventTypes.pipelineRunFinished, 'error'],
    ['canceled', eventTypes.pipelineRunFinished, 'cancel'],
  ])('%s is %s', (state, type, outcome) => {
    const [{ event }] = eventsOf(travisInterpreter, {
      eventName: 'build',
      payload: { ...pullRequest, state },
    });
    expect(event.type).toBe(type);
    expect(event.data.subject.content).toEqual({
      pipelineName: 'Travis CI',
      uri: pullRequest.build_url,
      ...(outcome && { outcome }),
    });
  });
});

describe('a webhook of Travis CI', () => {
  const logger = mockServices.logger.mock();
  let api: TravisApi;
  let now = 0;
  let source: TravisSource;

  beforeEach(async () => {
    api = await TravisApi.start();
    source = TravisSource.create(
      TravisKeys.create({ apiUrls: [api.url], logger, now: () => now }),
    );
  });
  afterEach(() => api.stop());

  const verdictOf = async ({ body, headers } = api.delivery()) =>
    (await source.verify(body, headers)).verdict;

  it('is genuine with the key that the API tells, which is asked for once', async () => {
    const verdicts = await Promise.all([verdictOf(), verdictOf(), verdictOf()]);
    expect(verdicts).toEqual(['genuine', 'genuine', 'genuine']);
    expect(api.questions).toBe(1);
  });

  it('is forged with another key, for another payload, or with nonsense', async () => {
    const { body, headers } = api.delivery();
    expect(await verdictOf(api.delivery(undefined, newKeys()))).toBe('forged');
    expect(await verdictOf({ ...api.delivery('{}'), body })).toBe('forged');
    expect(
      await verdictOf({ body, headers: { ...headers, signature: 'x' } }),
    ).toBe('forged');
    expect((await source.verify(body, {})).verdict).toBe('unsigned');
  });

  it('is genuine with the new key after the old one was replaced', async () => {
    expect(await verdictOf()).toBe('genuine');
    api.keys = newKeys();
    expect(await verdictOf()).toBe('forged');
    now += 60_000;
    expect(await verdictOf()).toBe('genuine');
    expect(api.questions).toBe(2);
  });

  it('waits where no key is known, and is trusted by the known one where the API is away', async () => {
    api.answers = false;
    await expect(verdictOf()).rejects.toThrow('are not known yet');
    api.answers = true;
    now += 60_000;
    expect(await verdictOf()).toBe('genuine');
    api.answers = false;
    now += 60_000;
    expect(await verdictOf()).toBe('genuine');
  });

  it('is the same delivery when it comes again, and another in another state', () => {
    const idOf = (payload: unknown) => {
      const { body, headers } = api.delivery(JSON.stringify(payload));
      return source.deliveryId(body, headers);
    };
    expect(idOf(pullRequest)).toBe(idOf(pullRequest));
    expect(idOf({ ...pullRequest, message: 'told by another webhook' })).toBe(
      '241202099-passed-2017-06-09T13:58:22.000Z',
    );
    expect(idOf({ ...pullRequest, state: 'failed' })).not.toBe(
      idOf(pullRequest),
    );
    const runAgain = { ...pullRequest, finished_at: '2017-06-09T14:00:00Z' };
    expect(idOf(runAgain)).not.toBe(idOf(pullRequest));
    expect(source.deliveryId(Buffer.from('no form'), {})).toMatch(
      /^[0-9a-f]{32}$/,
    );
  });

  it.each([
    [{ apiUrls: [] }, 'must be addresses'],
    [{ apiUrls: ['api.travis-ci.com'] }, 'must be addresses'],
    [{ apiUrls: ['https://a'], allowUnsigned: true }, 'would ignore them'],
  ])('cannot be trusted by %j', (travis, reason) => {
    const config = new ConfigReader({ devhose: { sources: { travis } } });
    expect(() => createTravisSource({ config, logger })).toThrow(reason);
  });
});
