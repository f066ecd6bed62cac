import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';

/** Asks Devhose over HTTP, in the name of the plugin it was made for. */
export class DevhoseClient {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  static create(options: {
    auth: AuthService;
    discovery: DiscoveryService;
  }): DevhoseClient {
    return new DevhoseClient(options.auth, options.discovery);
  }

  private constructor(auth: AuthService, discovery: DiscoveryService) {
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
