import type { Knex } from 'knex';
import { createInterpretationContext } from '../interpret/createInterpretationContext';
import { DeliveryPreparer } from '../interpret/DeliveryPreparer';
import { installationKey } from '../interpret/installationKey';
import type { PreparedDelivery } from '../log/PreparedDelivery';
import { DevhoseMetrics } from '../metrics/DevhoseMetrics';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { createLog } from './createLog';
import { tickerSource, type Tick } from './ticker';

const batchDeliveries = 500;

/** Fills a log with ticks, as a version of the interpreter understands them. */
export async function fillTickerLog(
  knex: Knex,
  options: { version: number; ticks: ReadonlyMap<string, Tick> },
): Promise<void> {
  const { log } = await createLog(knex);
  const source = tickerSource(options.version);
  const preparer = DeliveryPreparer.create({
    context: createInterpretationContext(
      await installationKey(knex, 'contributor'),
    ),
    metrics: DevhoseMetrics.create(metricsServiceMock.mock()),
  });
  let batch: PreparedDelivery[] = [];
  for (const [deliveryId, tick] of options.ticks) {
    batch.push(
      preparer.prepare(source, {
        source: source.id,
        deliveryId,
        eventName: 'tick',
        receivedAt: new Date('2026-03-04T05:06:07.008Z'),
        headers: { 'x-delivery': deliveryId },
        body: Buffer.from(JSON.stringify(tick)),
      }),
    );
    if (batch.length === batchDeliveries) {
      await log.append(batch);
      batch = [];
    }
  }
  if (batch.length > 0) {
    await log.append(batch);
  }
}
