import {
  CDEVENTS_VERSION,
  type CdEvent,
  type CloudEvent,
} from '@pitstop/plugin-devhose-common';
import type { EventDraft } from './EventDraft';

/**
 * A CDEvent in its CloudEvents envelope. The id is given and not made up, so
 * that interpreting a delivery again gives the same event.
 *
 * @public
 */
export function toCloudEvent(draft: EventDraft, id: string): CloudEvent {
  const { type, happenedAt, source, subject } = draft;
  const data: CdEvent = {
    context: {
      specversion: CDEVENTS_VERSION,
      id,
      source,
      type,
      timestamp: happenedAt,
      ...(draft.chainId && { chainId: draft.chainId }),
    },
    subject: { id: subject, source, content: draft.content },
    ...(draft.customData && {
      customData: draft.customData,
      customDataContentType: 'application/json',
    }),
  };
  return {
    specversion: '1.0',
    id,
    source,
    type,
    subject,
    time: happenedAt,
    datacontenttype: 'application/json',
    data,
  };
}
