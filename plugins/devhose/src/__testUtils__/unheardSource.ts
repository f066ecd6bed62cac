import type { SourceStatus } from '@pitstop/plugin-devhose-common';

const none = {
  interpreted: 0,
  notInterpreted: 0,
  quarantined: 0,
  duplicates: 0,
  rejected: {},
};

/** A source that is set up, and nothing more. */
export function unheardSource(id: string): SourceStatus {
  return {
    id,
    condition: 'never-heard',
    perMinute: { lastHour: 0, lastDay: 0 },
    lastDay: none,
    total: none,
    imported: 0,
    secrets: [],
    rejections: [],
    quarantined: { count: 0, atLeast: false },
    problems: [],
    inLog: false,
    limits: {
      bodyBytes: 25 * 1024 * 1024,
      headers: 100,
      headerBytes: 16 * 1024,
      requestsPerSecond: 2000,
      burst: 10_000,
      concurrentRequests: 500,
      bodyMilliseconds: 30_000,
    },
  };
}
