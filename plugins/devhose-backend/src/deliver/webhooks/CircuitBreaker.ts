import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';

const failuresToOpen = 5;
const firstSeconds = 30;
const longestSeconds = 15 * 60;
const trialSeconds = 30;
const lookMilliseconds = 1000;

/**
 * Spares an endpoint that keeps failing, for all processes: after five failures in a
 * row nothing is posted for half a minute, then a single trial decides
 * whether it is over; if not, the pause doubles, up to a quarter of an hour.
 */
export class CircuitBreaker {
  readonly #knex: Knex;
  readonly #endpoint: string;

  static create(options: { knex: Knex; endpoint: string }): CircuitBreaker {
    return new CircuitBreaker(options.knex, options.endpoint);
  }

  private constructor(knex: Knex, endpoint: string) {
    this.#knex = knex;
    this.#endpoint = endpoint;
  }

  /** Resolves when one may try; rejects when the signal is aborted before. */
  async permission(signal: AbortSignal): Promise<void> {
    while (!(await this.#mayTry())) {
      await sleep(lookMilliseconds, undefined, { signal });
    }
  }

  /** What became of the try. */
  async record(success: boolean): Promise<void> {
    const endpoint = this.#knex('webhook_endpoints').where({
      id: this.#endpoint,
    });
    if (success) {
      await endpoint.update({ failures: 0, open_until: null });
      return;
    }
    await endpoint.update({
      failures: this.#knex.raw('failures + 1'),
      open_until: this.#knex.raw(
        `case when failures + 1 >= :failuresToOpen then
           now() + make_interval(secs => least(
             :longestSeconds, :firstSeconds * 2.0 ^ least(failures + 1 - :failuresToOpen, 20)
           ))
         end`,
        { failuresToOpen, longestSeconds, firstSeconds },
      ),
    });
  }

  /** While it is open, only whoever comes first after the pause. */
  async #mayTry(): Promise<boolean> {
    const { rows } = await this.#knex.raw<{ rows: unknown[] }>(
      `update webhook_endpoints
       set open_until = case when open_until is not null
         then now() + make_interval(secs => ?) end
       where id = ? and (open_until is null or open_until <= now())
       returning true`,
      [trialSeconds, this.#endpoint],
    );
    return rows.length > 0;
  }
}
