import type { SWRConfiguration } from 'swr';
import { hasStatus } from './hasStatus';

const refreshMilliseconds = 30_000;

/** Asking again will not help before something else changes. */
const finalStatusCodes = [400, 403, 404];

/** How a page of numbers stays up to date while it is visible. */
export const keptUpToDate = {
  refreshInterval: refreshMilliseconds,
  focusThrottleInterval: refreshMilliseconds,
  errorRetryInterval: refreshMilliseconds,
  shouldRetryOnError: failure => !hasStatus(failure, finalStatusCodes),
} satisfies SWRConfiguration;
