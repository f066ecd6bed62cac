/**
 * The CDEvents specification that every event of Devhose follows.
 *
 * @see https://github.com/cdevents/spec/tree/v0.5.1
 * @public
 */
export const CDEVENTS_VERSION = '0.5.1';

/**
 * An event in the CDEvents vocabulary: something that happened (`context`) to
 * something (`subject`).
 *
 * @see https://github.com/cdevents/spec/blob/v0.5.1/spec.md
 * @public
 */
export interface CdEvent<TContent = unknown, TCustomData = unknown> {
  context: {
    specversion: typeof CDEVENTS_VERSION;
    id: string;
    /** URI-reference of the place where it happened. */
    source: string;
    /** For example `dev.cdevents.change.merged.0.3.0`. */
    type: string;
    /** RFC 3339; when it happened in the tool, not when it was received. */
    timestamp: string;
    chainId?: string;
    schemaUri?: string;
  };
  subject: {
    id: string;
    source?: string;
    content: TContent;
  };
  customData?: TCustomData;
  customDataContentType?: 'application/json';
}

/**
 * A CDEvent in its CloudEvents 1.0 envelope, structured mode.
 *
 * @see https://github.com/cdevents/spec/blob/v0.5.1/cloudevents-binding.md
 * @public
 */
export interface CloudEvent<TData = CdEvent> {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  data: TData;
}
