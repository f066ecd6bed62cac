import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import type {
  DeliveryReport,
  EvidencePage,
} from '@pitstop/plugin-ledger-common';
import type { DeliveryRequest, EvidenceRequest, LedgerApi } from './LedgerApi';

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

  async #get<T>(
    path: string,
    question: Record<string, string | number | undefined>,
  ): Promise<T> {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(question)) {
      if (value !== undefined) {
        search.set(name, `${value}`);
      }
    }
    const baseUrl = await this.#discoveryApi.getBaseUrl('ledger');
    const response = await this.#fetchApi.fetch(
      `${baseUrl}/v1/${path}?${search}`,
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}
