import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { Fields } from '@pitstop/plugin-devhose-node';
import { readLines } from './readLines';

const listedAtOnce = 500;

/** The cluster ends a watch in time; who has heard nothing by then is cut off. */
const graceSeconds = 5;

/** What is asked for has been forgotten: it takes a new list. */
export class GoneError extends Error {
  name = 'GoneError';
}

/** What a watch tells. */
export interface WatchEvent {
  type: string;
  object: Fields;
}

/** Asks the clusters of the Kubernetes plugin, through its proxy. */
export class KubernetesApi {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;
  readonly #watchSeconds: number;

  static create(options: {
    auth: AuthService;
    discovery: DiscoveryService;
    /** How long a watch lasts. */
    watchSeconds: number;
  }): KubernetesApi {
    return new KubernetesApi(options);
  }

  private constructor(options: Parameters<typeof KubernetesApi.create>[0]) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
    this.#watchSeconds = options.watchSeconds;
  }

  /** The names of the clusters that the plugin knows at the moment. */
  async clusters(signal: AbortSignal): Promise<string[]> {
    const response = await this.#ask('/clusters', {}, signal);
    return Fields.create(await response.json())
      .objects('items')
      .map(cluster => cluster.string('name'));
  }

  /** A single object; undefined where there is none. */
  async find(
    cluster: string,
    path: string,
    signal: AbortSignal,
  ): Promise<Fields | undefined> {
    try {
      const response = await this.#proxied(cluster, path, signal);
      return Fields.create(await response.json());
    } catch (error) {
      if (error instanceof ResponseError && error.statusCode === 404) {
        return undefined;
      }
      throw error;
    }
  }

  /** A page of a list. @throws GoneError if it took too long since the last one. */
  async list(
    cluster: string,
    path: string,
    options: { next?: string; signal: AbortSignal },
  ): Promise<{ items: Fields[]; version: string; next: string | undefined }> {
    const { next, signal } = options;
    const query = new URLSearchParams({
      limit: String(listedAtOnce),
      ...(next && { continue: next }),
    });
    const response = await this.#proxied(cluster, `${path}?${query}`, signal);
    const page = Fields.create(await response.json());
    const metadata = page.object('metadata');
    return {
      items: page.objects('items'),
      version: metadata.string('resourceVersion'),
      // Empty on the last page.
      next: String(metadata.toJSON().continue ?? '') || undefined,
    };
  }

  /**
   * What happens after a version, for as long as a watch lasts. The proxy does
   * not tell when it loses the cluster: then there is nothing until the watch is
   * over, and the next one tells it.
   *
   * @throws GoneError if that is too long ago.
   */
  async *watch(
    cluster: string,
    path: string,
    options: { version: string; signal: AbortSignal },
  ): AsyncGenerator<WatchEvent, void, undefined> {
    const { version, signal } = options;
    const query = new URLSearchParams({
      watch: 'true',
      allowWatchBookmarks: 'true',
      resourceVersion: version,
      timeoutSeconds: String(this.#watchSeconds),
    });
    const over = AbortSignal.timeout(
      (this.#watchSeconds + graceSeconds) * 1_000,
    );
    try {
      const response = await this.#proxied(
        cluster,
        `${path}?${query}`,
        AbortSignal.any([signal, over]),
      );
      for await (const line of readLines(response)) {
        yield readEvent(cluster, line);
      }
    } catch (error) {
      if (!over.aborted || signal.aborted) {
        throw error;
      }
    }
  }

  async #proxied(
    cluster: string,
    path: string,
    signal: AbortSignal,
  ): Promise<Response> {
    const headers = {
      'Backstage-Kubernetes-Cluster': cluster,
      // What is compressed on its way comes late.
      'Accept-Encoding': 'identity',
    };
    return this.#ask(`/proxy${path}`, headers, signal);
  }

  async #ask(
    path: string,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Response> {
    const baseUrl = await this.#discovery.getBaseUrl('kubernetes');
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'kubernetes',
    });
    const response = await fetch(`${baseUrl}${path}`, {
      headers: { ...headers, Authorization: `Bearer ${token}` },
      signal,
    });
    if (response.status === 410) {
      await response.body?.cancel();
      throw new GoneError('The cluster has forgotten what was asked for');
    }
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

/** @throws GoneError and others, where the cluster tells of them as an event. */
function readEvent(cluster: string, line: string): WatchEvent {
  const event = Fields.create(JSON.parse(line));
  const type = event.string('type');
  const object = event.object('object');
  if (type === 'ERROR') {
    throw errorOf(cluster, object);
  }
  return { type, object };
}

function errorOf(cluster: string, status: Fields): Error {
  const message = status.optionalString('message') ?? 'no reason given';
  return status.optionalCount('code') === 410
    ? new GoneError(message)
    : new Error(`Cluster ${cluster} ended a watch: ${message}`);
}
