import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../random';
import type { Webhook } from '../webhooks';
import type { Fault, FaultKind } from './Fault';
import type { Faults } from './Faults';
import { skew } from './skew';

const mostHeldBack = 8;
const pauseMilliseconds = 100;

/** Brings webhooks to the portal. */
export interface Post {
  send(webhook: Webhook, signal: AbortSignal): Promise<void>;
}

/** Has a tool send a webhook once more. */
export type Resend = (webhook: Webhook) => void;

/** Between the tools and the portal: does to webhooks what the faults say. */
export class FaultyPost implements Post {
  readonly #faults: Faults;
  readonly #post: Post;
  readonly #random: Random;
  readonly #onLost: (webhook: Webhook) => void;
  /** By the tool that cannot send them or whose order is to be another. */
  readonly #held = new Map<string, Webhook[]>();
  /** What is sent again and again, by the fault. */
  readonly #flooding = new Map<number, Webhook>();
  readonly #underWay = new Set<Promise<void>>();

  private constructor(options: Parameters<typeof FaultyPost.create>[0]) {
    this.#faults = options.faults;
    this.#post = options.post;
    this.#random = options.random;
    this.#onLost = options.onLost ?? (() => {});
  }

  /** @param options.onLost - Told of those that never come. */
  static create(options: {
    faults: Faults;
    post: Post;
    random: Random;
    onLost?: (webhook: Webhook) => void;
  }): FaultyPost {
    return new FaultyPost(options);
  }

  async send(webhook: Webhook, signal: AbortSignal): Promise<void> {
    if (this.#strikes('loss', webhook)) {
      this.#onLost(webhook);
      return;
    }
    const wrong = this.#strikes('skew', webhook);
    const told = wrong ? skew(webhook, wrong.bySeconds) : webhook;
    const held = this.#held.get(webhook.tool) ?? [];
    if (held.length > 0 || this.#isHeldBack(webhook, held.length)) {
      this.#hold(told, signal);
      return;
    }
    const late = this.#strikes('delay', webhook);
    if (late) {
      this.#later(this.#sendAfter(late.bySeconds * 1_000, told, signal));
      return;
    }
    await this.#deliver(told, signal);
  }

  /** Resolves when everything that was held back has been sent. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) {
      await Promise.all(this.#underWay);
    }
  }

  #strikes(kind: FaultKind, { tool }: Webhook): Fault | undefined {
    const fault = this.#faults.of(tool, kind);
    return fault && this.#random.chance(fault.share) ? fault : undefined;
  }

  async #deliver(webhook: Webhook, signal: AbortSignal): Promise<void> {
    await this.#post.send(webhook, signal);
    if (this.#strikes('duplicates', webhook)) {
      await this.#post.send(webhook, signal);
    }
    const flood = this.#strikes('flood', webhook);
    if (flood) {
      const isUnderWay = this.#flooding.has(flood.id);
      this.#flooding.set(flood.id, webhook);
      if (!isUnderWay) {
        this.#later(this.#flood(flood, signal));
      }
    }
  }

  #isHeldBack({ tool }: Webhook, waiting: number): boolean {
    return (
      this.#faults.of(tool, 'outage') !== undefined ||
      (this.#faults.of(tool, 'reordering') !== undefined &&
        waiting < mostHeldBack)
    );
  }

  #hold(webhook: Webhook, signal: AbortSignal): void {
    const held = this.#held.get(webhook.tool);
    if (held) {
      held.push(webhook);
      return;
    }
    this.#held.set(webhook.tool, [webhook]);
    this.#later(this.#release(webhook, signal));
  }

  /** Sends what was held back when it need not be held back any longer. */
  async #release(first: Webhook, signal: AbortSignal): Promise<void> {
    const { tool } = first;
    const held = () => this.#held.get(tool) ?? [];
    let shuffles = false;
    while (!signal.aborted && this.#isHeldBack(first, held().length)) {
      shuffles = this.#faults.of(tool, 'reordering') !== undefined;
      await this.#pause(pauseMilliseconds, signal);
    }
    const released = held();
    this.#held.delete(tool);
    const ordered = shuffles ? this.#random.shuffle(released) : released;
    for (const webhook of ordered) {
      await this.#deliver(webhook, signal);
    }
  }

  async #sendAfter(
    milliseconds: number,
    webhook: Webhook,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#pause(milliseconds, signal);
    await this.#deliver(webhook, signal);
  }

  /** Sends the newest of what passed again and again, until the fault is over. */
  async #flood({ id, perSecond }: Fault, signal: AbortSignal): Promise<void> {
    const goesOn = () => this.#faults.current().some(each => each.id === id);
    for (
      let again = this.#flooding.get(id);
      again && !signal.aborted && goesOn();
      again = this.#flooding.get(id)
    ) {
      await Promise.all([
        this.#post.send(again, signal),
        this.#pause(1_000 / perSecond, signal),
      ]);
    }
    this.#flooding.delete(id);
  }

  async #pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    await wait(milliseconds, undefined, { signal }).catch(() => {
      // Told to stop.
    });
  }

  #later(sending: Promise<void>): void {
    const underWay: Promise<void> = sending.finally(() =>
      this.#underWay.delete(underWay),
    );
    this.#underWay.add(underWay);
  }
}
