import { askTool } from '@pitstop/plugin-devhose-node';

/** Asks a tool's API for JSON. */
export class ToolApi {
  readonly #baseUrl: string;
  readonly #headers: () => Record<string, string>;

  /** @param options.headers - With the credentials, had anew for every question. */
  static create(options: {
    baseUrl: string;
    headers: () => Record<string, string>;
  }): ToolApi {
    return new ToolApi(options.baseUrl, options.headers);
  }

  private constructor(baseUrl: string, headers: () => Record<string, string>) {
    this.#baseUrl = baseUrl;
    this.#headers = headers;
  }

  /**
   * @throws ToolBusyError if the tool wants to be asked later, ResponseError if
   *   it refuses otherwise.
   */
  async get(
    path: string,
    query: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<unknown> {
    const url = `${this.#baseUrl}${path}?${new URLSearchParams(query)}`;
    const response = await askTool(url, {
      signal,
      headers: { accept: 'application/json', ...this.#headers() },
    });
    return response.json();
  }
}
