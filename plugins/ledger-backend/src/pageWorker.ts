import { parentPort, workerData } from 'node:worker_threads';
import { parsePage } from './consume/parsePage';
import { readPage } from './consume/readPage';
import type { ObservationRules } from './observe';

/*
 * The thread that reads pages of the log for PageReader.
 */
const rules: ObservationRules = workerData;

parentPort?.on('message', (body: ArrayBuffer) => {
  parentPort?.postMessage(readPage(parsePage(body), rules));
});
