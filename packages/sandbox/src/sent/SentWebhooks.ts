import type { Tool, Webhook } from '../webhooks';

const keptDays = 3;
const mostPerTool = 5_000;
const day = 86_400_000;

/** A webhook that a tool sent, as the tool remembers it. */
export interface SentWebhook {
  /** The tool's number of this attempt; higher ones are later. */
  id: number;
  webhook: Webhook;
  /** In milliseconds since 1970. */
  sentAt: number;
  isDelivered: boolean;
  /** Whether it had been sent before. */
  isRedelivery: boolean;
}

/** What the tools sent since the sandbox was started, delivered or not. */
export class SentWebhooks {
  readonly #now: () => number;
  readonly #sent = new Map<Tool, SentWebhook[]>();
  #lastId = 4_270_000_000;

  private constructor(now: () => number) {
    this.#now = now;
  }

  static create(now: () => number = Date.now): SentWebhooks {
    return new SentWebhooks(now);
  }

  add(webhook: Webhook, isDelivered: boolean): void {
    const sent = this.#of(webhook.tool);
    const isRedelivery = sent.some(
      each => each.webhook.deliveryId === webhook.deliveryId,
    );
    const sentAt = this.#now();
    sent.push({
      id: ++this.#lastId,
      webhook,
      sentAt,
      isDelivered,
      isRedelivery,
    });
    while (
      sent.length > mostPerTool ||
      sent[0].sentAt < sentAt - keptDays * day
    ) {
      sent.shift();
    }
  }

  /** Newest first. */
  newest(tool: Tool): SentWebhook[] {
    return [...this.#of(tool)].reverse();
  }

  find(tool: Tool, id: number): SentWebhook | undefined {
    return this.#of(tool).find(each => each.id === id);
  }

  #of(tool: Tool): SentWebhook[] {
    let sent = this.#sent.get(tool);
    if (!sent) {
      sent = [];
      this.#sent.set(tool, sent);
    }
    return sent;
  }
}
