import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import type {
  EventPlace,
  LeaseAnswer,
  LeaseRequest,
  ShardLease,
} from '@pitstop/plugin-devhose-common';
import { secretOf } from './environment';

/**
 * A service beside the portal that subscribes to the events of a subject, over
 * HTTP as every consumer does, and handles them when the test says so.
 */
export class FollowingService {
  /** As operators see it. */
  readonly name: string;
  readonly #request: APIRequestContext;
  readonly #path: string;
  readonly #lease: Omit<LeaseRequest, 'held' | 'waitSeconds'>;
  #held: ShardLease | undefined;

  static async subscribe(
    request: APIRequestContext,
    subject: string,
  ): Promise<FollowingService> {
    const service = new FollowingService(request, subject);
    await service.#renew();
    return service;
  }

  private constructor(request: APIRequestContext, subject: string) {
    const consumer = `test-${randomUUID()}`;
    this.name = `sandbox-service:${consumer}`;
    this.#request = request;
    this.#path = `/api/devhose/v1/subscriptions/${consumer}`;
    this.#lease = {
      holder: randomUUID(),
      filter: { subjects: [subject] },
      shards: 1,
      from: 'now',
      attemptsLimit: 1,
      leaseSeconds: 120,
    };
  }

  /** Does not get done with an event, so that it becomes a dead letter. */
  async fail(event: EventPlace, error: string): Promise<void> {
    await this.#tell('attempts', { event });
    await this.#tell('failures', { event, error });
  }

  /** Gets done with everything up to an event. */
  async handle(event: EventPlace): Promise<void> {
    await this.#tell('commit', { position: event, handled: 1 });
  }

  /** Waits until somebody has a dead letter handled again, and gets done with it. */
  async handleAgain(): Promise<void> {
    while (!this.#held?.redrive) {
      await this.#renew(10);
    }
    const { letters } = await this.#tell<{ letters: Array<{ id: number }> }>(
      'redrives',
      {},
    );
    for (const { id } of letters) {
      await this.#tell('settlements', { id });
    }
  }

  async #renew(waitSeconds = 0): Promise<void> {
    const held = this.#held ? [this.#held] : [];
    const { leases } = await this.#post<LeaseAnswer>('lease', {
      ...this.#lease,
      waitSeconds,
      held: held.map(({ shard, epoch }) => ({ shard, epoch })),
    });
    [this.#held] = leases;
  }

  async #tell<T = void>(what: string, body: object): Promise<T> {
    return this.#post(`shards/${this.#held?.shard}/${what}`, {
      epoch: this.#held?.epoch,
      ...body,
    });
  }

  async #post<T>(path: string, body: object): Promise<T> {
    const response = await this.#request.post(`${this.#path}/${path}`, {
      headers: { authorization: `Bearer ${secretOf('PITSTOP_SERVICE_TOKEN')}` },
      data: body,
    });
    if (!response.ok()) {
      throw new Error(`${path} ${response.status()}: ${await response.text()}`);
    }
    // What is only noted is answered without content.
    return JSON.parse((await response.text()) || 'null');
  }
}
