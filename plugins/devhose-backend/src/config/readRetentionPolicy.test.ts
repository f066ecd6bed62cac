import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { readDevhoseConfig } from './readDevhoseConfig';

const archive = { directory: '/tmp/archive' };

function read(devhose: JsonObject) {
  return readDevhoseConfig(mockServices.rootConfig({ data: { devhose } }))
    .retention;
}

describe('how long things are kept', () => {
  it('is for ever unless said otherwise', () => {
    expect(read({}).keepsAll).toBe(true);
    expect(read({}).inDays()).toEqual([{}]);
  });

  it('is said once for all sources, and differently for some', () => {
    const policy = read({
      archive,
      retention: {
        raw: 'P400D',
        events: { days: 1000 },
        sources: {
          slack: { raw: 'P30D' },
          github: { raw: 'forever', events: 'forever' },
        },
      },
    });
    expect(policy.inDays()).toEqual([
      { rawDays: 400, eventsDays: 1000 },
      { source: 'slack', rawDays: 30, eventsDays: 1000 },
      { source: 'github' },
    ]);
  });

  it('lets a month expire when all of it is older', () => {
    const policy = read({ archive, retention: { raw: 'P30D' } });
    const isOver = (day: string) =>
      policy.isOver('rawMilliseconds', 'github', '2026-06-01', new Date(day));
    expect(isOver('2026-07-30T23:59:59Z')).toBe(false);
    expect(isOver('2026-07-31T00:00:00Z')).toBe(true);
    expect(
      policy.isOver('eventsMilliseconds', 'github', '2026-06-01', new Date()),
    ).toBe(false);
  });

  it.each([
    [{ retention: { raw: 'P30D' } }, 'set devhose.archive.directory'],
    [
      { archive, retention: { raw: 'P30D', events: 'P20D' } },
      'devhose.retention.events is shorter than devhose.retention.raw',
    ],
    [
      { archive, retention: { sources: { jira: { events: 'P20D' } } } },
      'devhose.retention.sources.jira.events is shorter',
    ],
    [{ archive, retention: { raw: 'P0D' } }, 'not longer than nothing'],
    [{ archive: {} }, 'either a directory or an s3 bucket'],
  ])('is refused where it makes no sense: %j', (devhose, message) => {
    expect(() => read(devhose)).toThrow(message);
  });
});
