import { randomBytes } from 'node:crypto';
import { InputError, NotFoundError } from '@backstage/errors';
import type {
  EventFilter,
  WebhookAttempt,
  WebhookEndpoint,
} from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import type { SecretBox } from './SecretBox';
import type { WebhookResult } from './WebhookClient';

/** The channel on which processes tell each other that endpoints came or went. */
export const webhookChannel = 'devhose_webhooks';

const attemptsKept = 500;

/** An endpoint with what is needed to post to it. */
export interface StoredEndpoint {
  id: string;
  url: string;
  /** As it is kept; see {@link SecretBox}. */
  secret: string;
  filter: EventFilter;
}

interface EndpointRow extends StoredEndpoint {
  created_by: string;
  created_at: Date;
  failures: number;
  open_until: Date | null;
}

/** Where events are posted to. */
export class WebhookEndpoints {
  readonly #knex: Knex;
  readonly #box: SecretBox;

  static create(options: { knex: Knex; box: SecretBox }): WebhookEndpoints {
    return new WebhookEndpoints(options.knex, options.box);
  }

  private constructor(knex: Knex, box: SecretBox) {
    this.#knex = knex;
    this.#box = box;
  }

  async list(): Promise<WebhookEndpoint[]> {
    const rows = await this.#knex<EndpointRow>('webhook_endpoints').orderBy(
      'created_at',
    );
    return rows.map(toEndpoint);
  }

  async all(): Promise<StoredEndpoint[]> {
    return this.#knex<EndpointRow>('webhook_endpoints').select(
      'id',
      'url',
      'secret',
      'filter',
    );
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<StoredEndpoint> {
    const row = await this.#knex<EndpointRow>('webhook_endpoints')
      .where({ id })
      .first();
    if (row === undefined) {
      throw new NotFoundError(
        `There is no webhook '${id}'; GET /v1/webhooks lists all`,
      );
    }
    return row;
  }

  /**
   * The secret is told this once, and kept encrypted.
   *
   * @throws InputError if it isn't an address for HTTP, or there is no key.
   */
  async add(endpoint: {
    url: string;
    filter: EventFilter;
    createdBy: string;
  }): Promise<WebhookEndpoint & { secret: string }> {
    const { url, filter, createdBy } = endpoint;
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
      throw new InputError(`'${url}' is no address; give an https:// URL`);
    }
    const secret = `whsec_${randomBytes(24).toString('base64')}`;
    const id = randomBytes(8).toString('hex');
    const [row] = await this.#knex<EndpointRow>('webhook_endpoints')
      .insert({
        id,
        url,
        secret: this.#box.seal(secret, id),
        filter: this.#knex.raw('?::json', [JSON.stringify(filter)]),
        created_by: createdBy,
      })
      .returning('*');
    await this.#tell();
    return { ...toEndpoint(row), secret };
  }

  /** @throws NotFoundError */
  async remove(id: string): Promise<void> {
    await this.get(id);
    await this.#knex('webhook_endpoints').where({ id }).delete();
    await this.#tell();
  }

  /** Newest first. */
  async attempts(id: string): Promise<WebhookAttempt[]> {
    await this.get(id);
    const rows = await this.#knex('webhook_attempts')
      .where({ endpoint: id })
      .orderBy('id', 'desc')
      .limit(100);
    return rows.map(row => ({
      eventId: row.event_id,
      attemptedAt: row.attempted_at.toISOString(),
      durationMilliseconds: row.duration_milliseconds,
      status: row.status ?? undefined,
      error: row.error ?? undefined,
    }));
  }

  /** Keeps the latest few hundred of each endpoint. */
  async note(
    id: string,
    eventId: string,
    result: WebhookResult,
  ): Promise<void> {
    await this.#knex('webhook_attempts').insert({
      endpoint: id,
      event_id: eventId,
      duration_milliseconds: result.durationMilliseconds,
      status: result.status ?? null,
      error: result.error ?? null,
    });
    await this.#knex.raw(
      `delete from webhook_attempts where endpoint = :id and id <= (
         select id from webhook_attempts where endpoint = :id
         order by id desc offset :attemptsKept limit 1
       )`,
      { id, attemptsKept },
    );
  }

  async #tell(): Promise<void> {
    await this.#knex.raw('select pg_notify(?, ?)', [webhookChannel, '']);
  }
}

function toEndpoint(row: EndpointRow): WebhookEndpoint {
  return {
    id: row.id,
    url: row.url,
    filter: row.filter,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    failures: row.failures,
    pausedUntil: row.open_until?.toISOString(),
  };
}
