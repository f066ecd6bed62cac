import { resolve } from 'node:path';
import { stateDirectory } from '../bootstrap/paths.mjs';

/**
 * Holds what a portal keeps: database, secrets and logs. With
 * `PITSTOP_DATA_DIRECTORY` there can be several of one checkout.
 */
export const dataDirectory = resolve(
  process.env.PITSTOP_DATA_DIRECTORY || stateDirectory,
);
