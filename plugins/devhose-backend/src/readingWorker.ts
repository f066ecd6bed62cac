import { parentPort, workerData } from 'node:worker_threads';
import { createInterpretationContext } from './interpret/createInterpretationContext';
import { readPortion } from './reinterpret/readPortion';
import {
  receivePortion,
  type HandedPortion,
} from './reinterpret/HandedPortion';
import { interpreters } from './sources/interpreters';

/** What the thread is given. */
export interface ReadingWorkerData {
  /** Of the pseudonyms of people. */
  contributorKey: Uint8Array;
}

/*
 * The thread that reads deliveries again for ReadingThreads.
 */
const { contributorKey }: ReadingWorkerData = workerData;
const context = createInterpretationContext(Buffer.from(contributorKey));

parentPort?.on('message', async (handed: HandedPortion) => {
  const findings = await readPortion(receivePortion(handed), {
    context,
    sourceOf: ({ source }) => ({
      id: source,
      interpreter: interpreters[handed.interpreters.get(source) ?? ''],
    }),
  });
  parentPort?.postMessage(findings);
});
