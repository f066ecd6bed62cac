import {
  CDEVENTS_VERSION,
  type CdEvent,
  type CloudEvent,
} from '@pitstop/plugin-devhose-common';
import type { EventDraft } from './EventDraft';

/**
 * A CDEvent in its CloudEvents envelope. The id comes from the delivery, so
 * that interpreting it again gives the same event.
 */
export function toCloudEvent(
  draft: EventDraft,
  deliveryId: string,
  index: number,
): CloudEvent {
  const { repository, type, happenedAt } = draft;
  const id = `${deliveryId}-${index}`;
  const subject = `${repository.id}${draft.subjectPath}`;
  const data: CdEvent = {
    context: {
      specversion: CDEVENTS_VERSION,
      id,
      source: repository.uri,
      type,
      timestamp: happenedAt,
    },
    subject: { id: subject, source: repository.uri, content: draft.content },
    customData: draft.customData,
    customDataContentType: 'application/json',
  };
  return {
    specversion: '1.0',
    id,
    source: repository.uri,
    type,
    subject,
    time: happenedAt,
    datacontenttype: 'application/json',
    data,
  };
}
