import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import type { DeliveryRequest, LedgerApi } from './LedgerApi';

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
    const baseUrl = await this.#discoveryApi.getBaseUrl('ledger');
    const { include = [], ...question } = request;
    const search = new URLSearchParams({
      ...question,
      ...(include.length > 0 && { include: include.join(',') }),
    });
    const response = await this.#fetchApi.fetch(
      `${baseUrl}/v1/delivery?${search}`,
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}
