import type { GithubCredentialsProvider } from '@backstage/integration';
import { askTool } from '@pitstop/plugin-devhose-node';

const apiVersion = '2022-11-28';

/** Asks GitHub's API with the credentials of the portal. */
export class GithubApi {
  readonly #apiBaseUrl: string;
  readonly #webBaseUrl: string;
  readonly #credentials: GithubCredentialsProvider;

  /** @param options.apiBaseUrl - Such as `https://api.github.com`. */
  static create(options: {
    host: string;
    apiBaseUrl: string;
    credentials: GithubCredentialsProvider;
  }): GithubApi {
    return new GithubApi(
      options.apiBaseUrl.replace(/\/+$/, ''),
      `https://${options.host}`,
      options.credentials,
    );
  }

  private constructor(
    apiBaseUrl: string,
    webBaseUrl: string,
    credentials: GithubCredentialsProvider,
  ) {
    this.#apiBaseUrl = apiBaseUrl;
    this.#webBaseUrl = webBaseUrl;
    this.#credentials = credentials;
  }

  /**
   * All pages of a list, each as it is needed.
   *
   * @param path - Such as `/orgs/northwind/hooks`.
   */
  async *pages(
    owner: string,
    path: string,
    signal: AbortSignal,
  ): AsyncGenerator<unknown, void, undefined> {
    let url: string | undefined = `${this.#apiBaseUrl}${path}?per_page=100`;
    while (url) {
      const response: Response = await this.#ask(owner, url, { signal });
      yield await response.json();
      url = nextPage(response.headers.get('link'));
    }
  }

  async get(
    owner: string,
    path: string,
    signal: AbortSignal,
  ): Promise<unknown> {
    const url = `${this.#apiBaseUrl}${path}`;
    const response = await this.#ask(owner, url, { signal });
    return response.json();
  }

  async post(owner: string, path: string, signal: AbortSignal): Promise<void> {
    const url = `${this.#apiBaseUrl}${path}`;
    const response = await this.#ask(owner, url, { method: 'POST', signal });
    await response.body?.cancel();
  }

  async #ask(
    owner: string,
    url: string,
    options: { signal: AbortSignal; method?: string },
  ): Promise<Response> {
    const { headers } = await this.#credentials.getCredentials({
      url: `${this.#webBaseUrl}/${owner}`,
    });
    return askTool(url, {
      ...options,
      headers: {
        ...headers,
        accept: 'application/vnd.github+json',
        'x-github-api-version': apiVersion,
      },
    });
  }
}

/** @see https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api */
function nextPage(link: string | null): string | undefined {
  return /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1];
}
