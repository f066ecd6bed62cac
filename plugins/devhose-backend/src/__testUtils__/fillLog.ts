import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import type { ReceivedDelivery } from '@pitstop/plugin-devhose-node';
import type { Knex } from 'knex';
import { createInterpretationContext } from '../interpret/createInterpretationContext';
import { DeliveryPreparer } from '../interpret/DeliveryPreparer';
import { installationKey } from '../interpret/installationKey';
import type { ReadSource } from '../interpret/readDelivery';
import type { PreparedDelivery } from '../log/PreparedDelivery';
import { DevhoseMetrics } from '../metrics/DevhoseMetrics';
import { createLog } from './createLog';

const batchDeliveries = 500;

/** Fills a log with deliveries, as an interpreter understands them. */
export async function fillLog(
  knex: Knex,
  source: ReadSource,
  deliveries: Iterable<ReceivedDelivery>,
): Promise<void> {
  const { log } = await createLog(knex);
  const preparer = DeliveryPreparer.create({
    context: createInterpretationContext(
      await installationKey(knex, 'contributor'),
    ),
    metrics: DevhoseMetrics.create(metricsServiceMock.mock()),
  });
  let batch: PreparedDelivery[] = [];
  for (const delivery of deliveries) {
    batch.push(preparer.prepare(source, delivery));
    if (batch.length === batchDeliveries) {
      await log.append(batch);
      batch = [];
    }
  }
  if (batch.length > 0) {
    await log.append(batch);
  }
}
