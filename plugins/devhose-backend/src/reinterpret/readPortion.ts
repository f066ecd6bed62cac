import type {
  InterpretationContext,
  InterpretedEvent,
  ReceivedDelivery,
} from '@pitstop/plugin-devhose-node';
import { readDelivery, type ReadSource } from '../interpret/readDelivery';
import { decodeBody } from '../log/encodeBody';
import {
  addReading,
  noFindings,
  type Findings,
  type ReadEvent,
} from './Findings';
import type { EventInForce, OutdatedDelivery } from './outdatedDeliveries';

/** Deliveries that are read again together, with the events of each that are in force. */
export type Portion = ReadonlyArray<{
  delivery: OutdatedDelivery;
  before: readonly EventInForce[];
}>;

/** What reads deliveries, and what it may use. */
export interface Reading {
  sourceOf(delivery: OutdatedDelivery): ReadSource;
  context: InterpretationContext;
}

/** @param breathe - Is waited for after each delivery. */
export async function readPortion(
  portion: Portion,
  { sourceOf, context }: Reading,
  breathe?: () => Promise<void>,
): Promise<Findings> {
  const findings = noFindings();
  for (const { delivery, before } of portion) {
    const { events, ...reading } = readDelivery(
      sourceOf(delivery),
      await received(delivery),
      context,
    );
    const { body, ...rest } = delivery;
    addReading(findings, {
      delivery: rest,
      before,
      after: { ...reading, events: events.map(toReadEvent) },
    });
    await breathe?.();
  }
  return findings;
}

async function received(delivery: OutdatedDelivery): Promise<ReceivedDelivery> {
  return {
    source: delivery.source,
    deliveryId: delivery.delivery_id,
    eventName: delivery.event_name,
    receivedAt: delivery.received_at,
    headers: JSON.parse(delivery.headers),
    body: await decodeBody(delivery.body, delivery.body_encoding),
  };
}

function toReadEvent({
  event,
  repository,
  contributor,
}: InterpretedEvent): ReadEvent {
  return {
    type: event.type,
    subject: event.subject,
    repository,
    contributor,
    occurredAt: event.time,
    event: JSON.stringify(event),
  };
}
