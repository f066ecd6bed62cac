import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import type {
  Annotation,
  DeliveryReport,
  EvidencePage,
  LedgerConfiguration,
  NorthStarReport,
  RebuildStatus,
} from '@pitstop/plugin-ledger-common';
import type {
  DeliveryRequest,
  EvidenceRequest,
  LedgerApi,
  NorthStarRequest,
  RebuildAction,
} from './LedgerApi';

/** @public */
export interface LedgerClientOptions {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}

/**
 * Speaks to the backend of Ledger over HTTP.
 *
 * @public
 */
export class LedgerClient implements LedgerApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;

  static create(options: LedgerClientOptions): LedgerClient {
    return new LedgerClient(options);
  }

  private constructor({ discoveryApi, fetchApi }: LedgerClientOptions) {
    this.#discoveryApi = discoveryApi;
    this.#fetchApi = fetchApi;
  }

  async getDeliveryReport(request: DeliveryRequest): Promise<DeliveryReport> {
    const { include = [], ...question } = request;
    return this.#get('delivery', {
      ...question,
      include: include.length > 0 ? include.join(',') : undefined,
    });
  }

  async listEvidence(request: EvidenceRequest): Promise<EvidencePage> {
    return this.#get('evidence', { ...request });
  }

  async getNorthStar(request: NorthStarRequest = {}): Promise<NorthStarReport> {
    return this.#get('north-star', { ...request });
  }

  async addAnnotation(
    entityRef: string,
    { date, text }: Omit<Annotation, 'id'>,
  ): Promise<Annotation> {
    const body = { entityRef, date, text };
    return (await this.#send('POST', 'annotations', body)).json();
  }

  async changeAnnotation(annotation: Annotation): Promise<Annotation> {
    const { id, date, text } = annotation;
    const response = await this.#send('PUT', `annotations/${id}`, {
      date,
      text,
    });
    return response.json();
  }

  async deleteAnnotation(id: string): Promise<void> {
    await this.#send('DELETE', `annotations/${id}`);
  }

  async getConfiguration(): Promise<LedgerConfiguration> {
    return this.#get('configuration');
  }

  async getRebuild(): Promise<RebuildStatus> {
    return this.#get('rebuild');
  }

  async changeRebuild(action: RebuildAction): Promise<void> {
    switch (action) {
      case 'request':
      case 'request-and-take':
        await this.#send('POST', 'rebuild', {
          takeWhenReady: action === 'request-and-take',
        });
        break;
      default:
        await this.#send('POST', `rebuild/${action}`);
    }
  }

  async #get<T>(
    path: string,
    question: Record<string, string | number | boolean | undefined> = {},
  ): Promise<T> {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(question)) {
      if (value !== undefined) {
        search.set(name, `${value}`);
      }
    }
    return (
      await this.#send('GET', search.size > 0 ? `${path}?${search}` : path)
    ).json();
  }

  async #send(method: string, path: string, body?: object): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('ledger');
    const response = await this.#fetchApi.fetch(`${baseUrl}/v1/${path}`, {
      method,
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}
