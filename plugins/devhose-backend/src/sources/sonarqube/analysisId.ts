import {
  bodyDigest,
  peek,
  usableId,
  type DeliveryHeaders,
} from '@pitstop/plugin-devhose-node';

/** An analysis is told again, with the same task, when its gate changes later. */
export function analysisId(body: Buffer, headers: DeliveryHeaders): string {
  const digest = bodyDigest(body);
  const task = peek(body, headers, payload =>
    usableId(payload.optionalString('taskId')),
  );
  return task === undefined ? digest : `${task}-${digest}`;
}
