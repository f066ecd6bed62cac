import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import { readHead, type LogHead } from './LogHead';

const defaultPollMilliseconds = 1000;
const defaultReconnectMilliseconds = 5000;

const logChannel = 'devhose_log';

/** What is to be done with the payloads of channels. */
export type ListenedChannels = Readonly<
  Record<string, (payload: string) => void>
>;

/** The part of a `pg` connection that is used here. */
interface ListeningConnection {
  query(statement: string): Promise<unknown>;
  on(event: 'notification', listener: (message: Notification) => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  on(event: 'end', listener: () => void): void;
  end(): Promise<void>;
}

interface Notification {
  channel: string;
  payload?: string;
}

/**
 * Learns of what other processes append, and of what they tell each other
 * on other channels.
 *
 * LISTEN brings it at once. Where it can't (a connection pooler in transaction
 * mode, a lost connection) a slow poll does, so it is an aid and not relied upon.
 */
export class LogListener {
  readonly #knex: Knex;
  readonly #head: LogHead;
  readonly #logger: LoggerService;
  readonly #channels: ListenedChannels;
  readonly #closed = new AbortController();
  #connection: ListeningConnection | undefined;

  static start(options: {
    knex: Knex;
    head: LogHead;
    logger: LoggerService;
    channels?: ListenedChannels;
    pollMilliseconds?: number;
    reconnectMilliseconds?: number;
  }): LogListener {
    const {
      pollMilliseconds = defaultPollMilliseconds,
      reconnectMilliseconds = defaultReconnectMilliseconds,
    } = options;
    const listener = new LogListener(
      options.knex,
      options.head,
      options.logger,
      options.channels ?? {},
    );
    listener.#forever(reconnectMilliseconds, () => listener.#listen());
    listener.#forever(pollMilliseconds, () => listener.#poll());
    return listener;
  }

  private constructor(
    knex: Knex,
    head: LogHead,
    logger: LoggerService,
    channels: ListenedChannels,
  ) {
    this.#knex = knex;
    this.#head = head;
    this.#logger = logger;
    this.#channels = {
      ...channels,
      [logChannel]: sequence => head.reached(Number(sequence)),
    };
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#connection?.end();
  }

  async #forever(
    pauseMilliseconds: number,
    step: () => Promise<void>,
  ): Promise<void> {
    const { signal } = this.#closed;
    while (!signal.aborted) {
      try {
        await step();
        await sleep(pauseMilliseconds, undefined, { signal, ref: false });
      } catch (error) {
        if (!signal.aborted) {
          this.#logger.warn(
            'Cannot watch the head of the log, trying again',
            toError(error),
          );
          await sleep(pauseMilliseconds);
        }
      }
    }
  }

  /** Holds a connection of its own, outside the pool, until it is lost. */
  async #listen(): Promise<void> {
    const connection: ListeningConnection =
      await this.#knex.client.acquireRawConnection();
    this.#connection = connection;
    const lost = new Promise<void>((resolve, reject) => {
      connection.on('error', reject);
      connection.on('end', resolve);
    });
    // It may be lost while LISTEN is still being answered.
    lost.catch(() => {});
    connection.on('notification', ({ channel, payload = '' }) => {
      this.#channels[channel]?.(payload);
    });
    try {
      if (!this.#closed.signal.aborted) {
        for (const channel of Object.keys(this.#channels)) {
          await connection.query(`listen ${channel}`);
        }
        await lost;
      }
    } finally {
      await connection.end();
    }
  }

  async #poll(): Promise<void> {
    if (this.#head.awaited) {
      this.#head.reached(await readHead(this.#knex));
    }
  }
}
