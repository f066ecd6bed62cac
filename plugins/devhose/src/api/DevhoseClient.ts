import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import type {
  DeliveryDetails,
  DevhoseEvent,
  DevhoseEventPage,
  EventChain,
  EventVocabulary,
} from '@pitstop/plugin-devhose-common';
import type {
  DevhoseApi,
  EventPlace,
  EventsFilter,
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
    return (await this.#get(`/v1/events?${search}`)).json();
  }

  async *streamEvents(
    filter: EventsFilter,
    { after, signal }: { after: string; signal: AbortSignal },
  ): AsyncGenerator<StreamedMessage> {
    // An EventSource could not say who asks.
    const response = await this.#get(
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
    return (await this.#get(`/v1/events/${sequence}/${index}`)).json();
  }

  async getChain({ sequence, index }: EventPlace): Promise<EventChain> {
    return (await this.#get(`/v1/events/${sequence}/${index}/chain`)).json();
  }

  async getVocabulary(): Promise<EventVocabulary> {
    return (await this.#get('/v1/vocabulary')).json();
  }

  async getDelivery(sequence: number): Promise<DeliveryDetails> {
    return (await this.#get(`/v1/deliveries/${sequence}`)).json();
  }

  async getDeliveryBody(sequence: number): Promise<Blob> {
    return (await this.#get(`/v1/deliveries/${sequence}/raw`)).blob();
  }

  async #get(path: string, init?: RequestInit): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('devhose');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}
