import { customEventType } from '@pitstop/plugin-devhose-common';
import {
  createInterpreter,
  withoutPeople,
  type EventDraft,
} from '@pitstop/plugin-devhose-node';
import { isCdEvent, readCdEvent } from './readCdEvent';
import { readCloudEvents, type ReceivedCloudEvent } from './readCloudEvents';
import { uriReference } from './uriReference';

/**
 * Reads CDEvents out of CloudEvents. Others are told as they are, without what
 * may be about people.
 */
export const cloudeventsInterpreter = createInterpreter({
  version: 1,
  provider: 'cloudevents',
  read: ({ body, headers, receivedAt }) =>
    readCloudEvents(body, headers).map(event =>
      isCdEvent(event)
        ? readCdEvent(event)
        : readOther(event, receivedAt.toISOString()),
    ),
});

function readOther(event: ReceivedCloudEvent, receivedAt: string): EventDraft {
  return {
    id: event.id,
    type: customEventType({
      tool: 'cloudevents',
      subject: 'event',
      predicate: 'received',
    }),
    happenedAt: event.time ?? receivedAt,
    source: uriReference(event.source),
    subject: event.subject ?? event.source,
    content: {},
    customData: { type: event.type, data: withoutPeople(event.data) },
  };
}
