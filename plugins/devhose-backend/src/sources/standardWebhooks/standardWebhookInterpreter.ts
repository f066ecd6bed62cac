import { customEventType } from '@pitstop/plugin-devhose-common';
import {
  createInterpreter,
  readPayload,
  withoutPeople,
} from '@pitstop/plugin-devhose-node';

const type = customEventType({
  tool: 'standardwebhooks',
  subject: 'event',
  predicate: 'received',
});

/**
 * Tells what came in as it is, without what may be about people: nobody has
 * described it.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#payload-structure
 */
export const standardWebhookInterpreter = createInterpreter({
  version: 1,
  provider: 'standardwebhooks',
  read({ source, body, headers, receivedAt }) {
    const payload = readPayload(body, headers);
    const what = payload.string('type');
    return [
      {
        type,
        happenedAt:
          payload.optionalInstant('timestamp') ?? receivedAt.toISOString(),
        source: `urn:standardwebhooks:${encodeURIComponent(source)}`,
        subject: `${source}/${what}`,
        content: {},
        customData: {
          tool: source,
          type: what,
          data: withoutPeople(payload.toJSON().data),
        },
      },
    ];
  },
});
