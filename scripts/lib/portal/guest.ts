import { SentenceError } from '../../bootstrap/sentenceError.mjs';

/** A person who signed in to a local portal as guest. */
export class Guest {
  readonly #portalUrl: string;
  readonly #token: string;

  static async signIn(portalUrl: string): Promise<Guest> {
    const response = await fetch(`${portalUrl}/api/auth/guest/refresh`, {
      method: 'POST',
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
    });
    if (!response.ok) {
      throw new SentenceError(
        `The portal at ${portalUrl} doesn't let guests in: it answered ${
          response.status
        } ${await response.text()}`,
      );
    }
    const { backstageIdentity }: { backstageIdentity: { token: string } } =
      JSON.parse(await response.text());
    return new Guest(portalUrl, backstageIdentity.token);
  }

  private constructor(portalUrl: string, token: string) {
    this.#portalUrl = portalUrl;
    this.#token = token;
  }

  /** @throws SentenceError if the portal doesn't answer with success */
  async get<T>(path: string): Promise<T> {
    const response = await fetch(`${this.#portalUrl}${path}`, {
      headers: { Authorization: `Bearer ${this.#token}` },
    });
    if (!response.ok) {
      throw new SentenceError(
        `The portal answered ${
          response.status
        } to GET ${path}: ${await response.text()}`,
      );
    }
    const body: T = JSON.parse(await response.text());
    return body;
  }
}
