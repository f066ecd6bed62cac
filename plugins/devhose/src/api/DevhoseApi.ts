import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  ConsumerStatus,
  DeadLetterPage,
  DeliveryDetails,
  DevhoseEvent,
  DevhoseEventPage,
  EventChain,
  EventHandling,
  EventOutcome,
  EventVocabulary,
  FailureList,
  QuarantinePage,
  ReinterpretationSamplePage,
  ReinterpretationStatus,
  ReplayPlan,
  SourceCheck,
  SourceOverview,
  SourceSetupStatus,
} from '@pitstop/plugin-devhose-common';

/** Which events are asked for; what is left out does not matter. @public */
export interface EventsFilter {
  /** Any of them; exact, or up to a dot. */
  types?: string[];
  source?: string;
  subject?: string;
  /** Host and path in lower case; any of them. */
  repositories?: string[];
  /** …or, of what names no repository: as the catalog or the tool calls a service. */
  services?: string[];
  outcome?: EventOutcome;
  /** RFC 3339; received at or after. */
  from?: string;
  /** RFC 3339; received before. */
  to?: string;
}

/** Whose failures are asked for: of any of them. @public */
export interface FailuresFilter {
  /** Host and path in lower case. */
  repositories: string[];
  /** Of what names no repository: as the catalog or the tool calls a service. */
  services: string[];
  /** How far back. */
  days: number;
}

/** Where an event is in the log. @public */
export interface EventPlace {
  sequence: number;
  index: number;
}

/** A message of a stream: an event, or only how far the stream is. @public */
export interface StreamedMessage {
  event?: DevhoseEvent;
  /** Where to resume. */
  position: string;
}

/** What can be done about reading the past again. @public */
export type ReinterpretationAction =
  | 'request'
  | 'take'
  | 'cancel'
  | 'return'
  | 'discard';

/**
 * What happened in the tools, and how it came in, as Devhose's backend answers.
 *
 * Everything rejects with a ResponseError when Devhose refuses or fails: 403
 * without the permission, 404 for what is not in the log.
 *
 * @public
 */
export interface DevhoseApi {
  /** A page of events, newest first. */
  listEvents(
    filter: EventsFilter,
    page?: { limit?: number; cursor?: string },
  ): Promise<DevhoseEventPage>;

  /** What failed lately, what still does first. */
  listFailures(filter: FailuresFilter, limit: number): Promise<FailureList>;

  /**
   * Events as they come in, in the order of the log, until the backend ends the
   * stream (it does now and then) or the signal is aborted.
   *
   * @param options.after - Where to begin: the `head` of a page, or the
   * position of the last message.
   */
  streamEvents(
    filter: EventsFilter,
    options: { after: string; signal: AbortSignal },
  ): AsyncIterable<StreamedMessage>;

  getEvent(place: EventPlace): Promise<DevhoseEvent>;

  /** What an event is part of, from commit to incident. */
  getChain(place: EventPlace): Promise<EventChain>;

  /** What each consumer has done with an event. Needs `devhose.consumer.read`. */
  listHandlings(place: EventPlace): Promise<EventHandling[]>;

  /** The types and sources that occur in the log. */
  getVocabulary(): Promise<EventVocabulary>;

  /** How those who follow the log are doing. Needs `devhose.consumer.read`. */
  listConsumers(): Promise<ConsumerStatus[]>;

  /** What a consumer was given up on with. Needs `devhose.consumer.read`. */
  listDeadLetters(consumer: string, cursor?: string): Promise<DeadLetterPage>;

  /**
   * Has dead letters handled again, all of them unless some are named. Audited;
   * needs `devhose.consumer.manage`.
   */
  redriveDeadLetters(consumer: string, ids?: number[]): Promise<void>;

  /** Gives dead letters up. Audited; needs `devhose.consumer.manage`. */
  discardDeadLetters(consumer: string, ids: number[]): Promise<void>;

  /**
   * What a consumer would be given again.
   *
   * @param from - RFC 3339; what was received since.
   */
  planReplay(consumer: string, from: string): Promise<ReplayPlan>;

  /** Has it given again. Audited; needs `devhose.consumer.manage`. */
  replay(consumer: string, from: string): Promise<ReplayPlan>;

  /** How the tools' deliveries come in. Needs `devhose.source.read`. */
  getSources(): Promise<SourceOverview>;

  /** How tools are told to send deliveries. Needs `devhose.source.read`. */
  listSourceSetups(): Promise<SourceSetupStatus[]>;

  /** Sends a test delivery to a source. Audited; needs `devhose.source.test`. */
  checkSource(source: string): Promise<SourceCheck>;

  /** What should have been understood and was not. Needs `devhose.source.read`. */
  listQuarantine(source: string, cursor?: string): Promise<QuarantinePage>;

  /** How deliveries were read. Needs `devhose.reinterpretation.read`. */
  getReinterpretation(): Promise<ReinterpretationStatus>;

  /** What would be read otherwise. Needs `devhose.reinterpretation.read`. */
  listReinterpretationSamples(
    cursor?: string,
  ): Promise<ReinterpretationSamplePage>;

  /** Audited; needs `devhose.reinterpretation.manage`. */
  actOnReinterpretation(action: ReinterpretationAction): Promise<void>;

  /** What is known about a delivery. Audited; needs `devhose.delivery.read`. */
  getDelivery(sequence: number): Promise<DeliveryDetails>;

  /** Its body, byte for byte. Audited; needs `devhose.delivery.read`. */
  getDeliveryBody(sequence: number): Promise<Blob>;
}

/** @public */
export const devhoseApiRef = createApiRef<DevhoseApi>().with({
  id: 'plugin.devhose.api',
  pluginId: 'devhose',
});
