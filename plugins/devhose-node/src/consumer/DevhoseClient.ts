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

/** How to ask. */
export interface AskOptions {
  body?: object;
  signal: AbortSignal;
  timeoutMilliseconds: number;
}

/** Well within the hour that a token lives: to sign one for every call is a good part of its cost. */
const tokenMilliseconds = 60_000;

/** Asks Devhose over HTTP, in the name of the plugin it was made for. */
export class DevhoseClient {
  readonly #auth: DevhoseClientOptions['auth'];
  readonly #discovery: DevhoseClientOptions['discovery'];
  #token: { value: string; until: number } | undefined;

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
  async ask<T>(path: string, options: AskOptions): Promise<T> {
    const response = await this.open(path, options);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  /**
   * The answer, of which only the headers need to have arrived.
   *
   * @throws As {@link DevhoseClient.ask}.
   */
  async open(path: string, options: AskOptions): Promise<Response> {
    const { body, signal, timeoutMilliseconds } = options;
    const baseUrl = await this.#discovery.getBaseUrl('devhose');
    const token = await this.#readToken();
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
      // Whatever was wrong with it, the next one is new.
      this.#token = undefined;
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }

  async #readToken(): Promise<string> {
    if (this.#token === undefined || performance.now() > this.#token.until) {
      const { token } = await this.#auth.getPluginRequestToken({
        onBehalfOf: await this.#auth.getOwnServiceCredentials(),
        targetPluginId: 'devhose',
      });
      this.#token = {
        value: token,
        until: performance.now() + tokenMilliseconds,
      };
    }
    return this.#token.value;
  }
}
