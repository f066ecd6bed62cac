import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import type {
  ConsumerStatus,
  DeadLetterPage,
  DeliveryDetails,
  DevhoseEvent,
  DevhoseEventPage,
  EventChain,
  EventHandling,
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
import type {
  DevhoseApi,
  EventPlace,
  EventsFilter,
  FailuresFilter,
  ReinterpretationAction,
  StreamedMessage,
} from './DevhoseApi';
import { eventsSearch } from './eventsSearch';
import { readMessages } from './readMessages';

/** @public */
export interface DevhoseClientOptions {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}

/**
 * Speaks to the backend of Devhose over HTTP.
 *
 * @public
 */
export class DevhoseClient implements DevhoseApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;

  static create(options: DevhoseClientOptions): DevhoseClient {
    return new DevhoseClient(options);
  }

  private constructor({ discoveryApi, fetchApi }: DevhoseClientOptions) {
    this.#discoveryApi = discoveryApi;
    this.#fetchApi = fetchApi;
  }

  async listEvents(
    filter: EventsFilter,
    page: { limit?: number; cursor?: string } = {},
  ): Promise<DevhoseEventPage> {
    const search = eventsSearch(filter);
    for (const [name, value] of Object.entries(page)) {
      if (value !== undefined) {
        search.set(name, String(value));
      }
    }
    return (await this.#fetch(`/v1/events?${search}`)).json();
  }

  async listFailures(
    { repositories, services, days }: FailuresFilter,
    limit: number,
  ): Promise<FailureList> {
    const search = new URLSearchParams({
      days: String(days),
      limit: String(limit),
    });
    for (const [name, values] of Object.entries({
      repository: repositories,
      service: services,
    })) {
      if (values.length > 0) {
        search.set(name, values.join(','));
      }
    }
    return (await this.#fetch(`/v1/failures?${search}`)).json();
  }

  async *streamEvents(
    filter: EventsFilter,
    { after, signal }: { after: string; signal: AbortSignal },
  ): AsyncGenerator<StreamedMessage> {
    // An EventSource could not say who asks.
    const response = await this.#fetch(
      `/v1/events/stream?${eventsSearch(filter)}`,
      { signal, headers: { 'Last-Event-ID': after } },
    );
    for await (const { id = '', event, data } of readMessages(response)) {
      yield {
        position: id,
        event: event === undefined ? JSON.parse(data) : undefined,
      };
    }
  }

  async getEvent({ sequence, index }: EventPlace): Promise<DevhoseEvent> {
    return (await this.#fetch(`/v1/events/${sequence}/${index}`)).json();
  }

  async getChain({ sequence, index }: EventPlace): Promise<EventChain> {
    return (await this.#fetch(`/v1/events/${sequence}/${index}/chain`)).json();
  }

  async listHandlings(place: EventPlace): Promise<EventHandling[]> {
    const path = `/v1/events/${place.sequence}/${place.index}/consumers`;
    const { items } = await (await this.#fetch(path)).json();
    return items;
  }

  async getVocabulary(): Promise<EventVocabulary> {
    return (await this.#fetch('/v1/vocabulary')).json();
  }

  async listConsumers(): Promise<ConsumerStatus[]> {
    const { items } = await (await this.#fetch('/v1/consumers')).json();
    return items;
  }

  async listDeadLetters(
    consumer: string,
    cursor?: string,
  ): Promise<DeadLetterPage> {
    const search = new URLSearchParams(cursor && { cursor });
    const path = `${consumerPath(consumer)}/dead-letters?${search}`;
    return (await this.#fetch(path)).json();
  }

  async redriveDeadLetters(consumer: string, ids?: number[]): Promise<void> {
    await this.#post(`${consumerPath(consumer)}/dead-letters/redrive`, { ids });
  }

  async discardDeadLetters(consumer: string, ids: number[]): Promise<void> {
    await this.#post(`${consumerPath(consumer)}/dead-letters/discard`, { ids });
  }

  async planReplay(consumer: string, from: string): Promise<ReplayPlan> {
    const search = new URLSearchParams({ from });
    return (
      await this.#fetch(`${consumerPath(consumer)}/replay?${search}`)
    ).json();
  }

  async replay(consumer: string, from: string): Promise<ReplayPlan> {
    return (
      await this.#post(`${consumerPath(consumer)}/replay`, { from })
    ).json();
  }

  async getSources(): Promise<SourceOverview> {
    return (await this.#fetch('/v1/sources')).json();
  }

  async listSourceSetups(): Promise<SourceSetupStatus[]> {
    const { items } = await (await this.#fetch('/v1/source-setups')).json();
    return items;
  }

  async checkSource(source: string): Promise<SourceCheck> {
    const path = `${sourcePath(source)}/check`;
    return (await this.#fetch(path, { method: 'POST' })).json();
  }

  async listQuarantine(
    source: string,
    cursor?: string,
  ): Promise<QuarantinePage> {
    const search = new URLSearchParams(cursor && { cursor });
    const path = `${sourcePath(source)}/quarantine?${search}`;
    return (await this.#fetch(path)).json();
  }

  async getReinterpretation(): Promise<ReinterpretationStatus> {
    return (await this.#fetch('/v1/reinterpretation')).json();
  }

  async listReinterpretationSamples(
    cursor?: string,
  ): Promise<ReinterpretationSamplePage> {
    const search = new URLSearchParams(cursor && { cursor });
    return (await this.#fetch(`/v1/reinterpretation/samples?${search}`)).json();
  }

  async actOnReinterpretation(action: ReinterpretationAction): Promise<void> {
    const path = action === 'request' ? '' : `/${action}`;
    await this.#post(`/v1/reinterpretation${path}`, {});
  }

  async getDelivery(sequence: number): Promise<DeliveryDetails> {
    return (await this.#fetch(`/v1/deliveries/${sequence}`)).json();
  }

  async getDeliveryBody(sequence: number): Promise<Blob> {
    return (await this.#fetch(`/v1/deliveries/${sequence}/raw`)).blob();
  }

  async #post(path: string, body: object): Promise<Response> {
    return this.#fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async #fetch(path: string, init?: RequestInit): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('devhose');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function sourcePath(source: string): string {
  return `/v1/sources/${encodeURIComponent(source)}`;
}

function consumerPath(consumer: string): string {
  return `/v1/consumers/${encodeURIComponent(consumer)}`;
}
