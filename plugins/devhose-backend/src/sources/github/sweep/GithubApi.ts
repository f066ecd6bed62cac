import { askTool } from '@pitstop/plugin-devhose-node';

const apiVersion = '2022-11-28';

/** Headers that say who asks; had anew for every question. */
export type GithubCredentials = () => Promise<Record<string, string>>;

/** Asks GitHub's API as one of those that the portal may be there. */
export class GithubApi {
  readonly #baseUrl: string;
  readonly #credentials: GithubCredentials;

  /** @param options.baseUrl - Such as `https://api.github.com`. */
  static create(options: {
    baseUrl: string;
    credentials: GithubCredentials;
  }): GithubApi {
    const { baseUrl, credentials } = options;
    return new GithubApi(baseUrl.replace(/\/+$/, ''), credentials);
  }

  private constructor(baseUrl: string, credentials: GithubCredentials) {
    this.#baseUrl = baseUrl;
    this.#credentials = credentials;
  }

  /**
   * All pages of a list, each as it is needed.
   *
   * @param path - Such as `/orgs/northwind/hooks`.
   */
  async *pages(
    path: string,
    signal: AbortSignal,
  ): AsyncGenerator<unknown, void, undefined> {
    let url: string | undefined = `${this.#baseUrl}${path}?per_page=100`;
    while (url) {
      const response: Response = await this.#ask(url, { signal });
      yield await response.json();
      url = nextPage(response.headers.get('link'));
    }
  }

  async get(path: string, signal: AbortSignal): Promise<unknown> {
    const response = await this.#ask(`${this.#baseUrl}${path}`, { signal });
    return response.json();
  }

  async post(path: string, signal: AbortSignal): Promise<void> {
    const url = `${this.#baseUrl}${path}`;
    const response = await this.#ask(url, { method: 'POST', signal });
    await response.body?.cancel();
  }

  async #ask(
    url: string,
    options: { signal: AbortSignal; method?: string },
  ): Promise<Response> {
    return askTool(url, {
      ...options,
      headers: {
        ...(await this.#credentials()),
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
