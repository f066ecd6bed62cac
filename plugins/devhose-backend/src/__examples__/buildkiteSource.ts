import { eventTypes } from '@pitstop/plugin-devhose-common';
import {
  addressId,
  bodyDigest,
  createInterpreter,
  createSourceModule,
  eventWord,
  readPayload,
  repositoryId,
  verifyToken,
} from '@pitstop/plugin-devhose-node';

const interpreter = createInterpreter({
  version: 1,
  provider: 'buildkite',
  read({ eventName, body, headers }) {
    if (eventName !== 'build.finished') {
      return [];
    }
    const payload = readPayload(body, headers);
    const build = payload.object('build');
    const pipeline = payload.object('pipeline');
    const repository = repositoryId(pipeline.string('repository'));
    const uri = build.uri('web_url');
    const outcome = build.string('state') === 'passed' ? 'success' : 'failure';
    return [
      {
        type: eventTypes.pipelineRunFinished,
        happenedAt: build.instant('finished_at'),
        source: uri.replace(/\/builds\/.*$/, ''),
        subject: addressId(uri) ?? uri,
        repository,
        content: { pipelineName: pipeline.string('name'), uri, outcome },
        customData: { repository, commit: build.commit('commit') },
      },
    ];
  },
});

export default createSourceModule({
  id: 'buildkite',
  create: senders => ({
    bodyLimitBytes: 1024 * 1024,
    interpreter,
    verify: (_body, headers) =>
      verifyToken(senders, {
        header: 'X-Buildkite-Token',
        given: headers['x-buildkite-token'],
      }),
    deliveryId: body => bodyDigest(body),
    eventName: (_body, headers) => eventWord(headers['x-buildkite-event']),
  }),
});
