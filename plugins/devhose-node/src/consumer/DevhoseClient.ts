import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';

/** What it takes to ask. */
export interface DevhoseClientOptions {
  auth: Pick<AuthService, 'getOwnServiceCredentials' | 'getPluginRequestToken'>;
  discovery: Pick<DiscoveryService, 'getBaseUrl'>;
}

/** Asks Devhose over HTTP, in the name of the plugin it was made for. */
export class DevhoseClient {
  readonly #auth: DevhoseClientOptions['auth'];
  readonly #discovery: DevhoseClientOptions['discovery'];

  static create(options: DevhoseClientOptions): DevhoseClient {
    return new DevhoseClient(options);
  }

  private constructor({ auth, discovery }: DevhoseClientOptions) {
    this.#auth = auth;
    this.#discovery = discovery;
  }

  /**
   * The answer as JSON; undefined where there is no content. A body is posted.
   *
   * @throws ResponseError if it isn't a success; whatever `fetch` throws.
   */
  async ask<T>(
    path: string,
    options: {
      body?: object;
      signal: AbortSignal;
      timeoutMilliseconds: number;
    },
  ): Promise<T> {
    const { body, signal, timeoutMilliseconds } = options;
    const baseUrl = await this.#discovery.getBaseUrl('devhose');
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'devhose',
    });
    const response = await fetch(`${baseUrl}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body && { 'Content-Type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.any([
        signal,
        AbortSignal.timeout(timeoutMilliseconds),
      ]),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return (response.status === 204 ? undefined : await response.json()) as T;
  }
}
