import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { ImportedDelivery } from '@pitstop/plugin-devhose-common';
import { until } from '../__testUtils__/happenings';
import { historyLines } from './historyLines';
import { writeHistory } from './writeHistory';

jest.setTimeout(60_000);

const options = { seed: 1, size: 'tiny', until } as const;

function digest(lines: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const line of lines) {
    hash.update(line);
  }
  return hash.digest('hex');
}

describe('the history', () => {
  it('is the same to the byte for the same seed, size and end, else another', () => {
    const first = digest(historyLines(options));
    expect(digest(historyLines(options))).toBe(first);
    expect(digest(historyLines({ ...options, seed: 2 }))).not.toBe(first);
    const later = until + 86_400_000;
    expect(digest(historyLines({ ...options, until: later }))).not.toBe(first);
  });

  it('goes on at any line', () => {
    const all = [...historyLines(options)];
    expect([...historyLines(options, 1_001)]).toEqual(all.slice(1_000));
    expect([...historyLines(options, all.length + 1)]).toEqual([]);
  });

  it('is lines that Devhose imports, in the order they were received', () => {
    let last = '';
    for (const line of historyLines(options)) {
      const delivery: ImportedDelivery = JSON.parse(line);
      expect(line.endsWith('\n')).toBe(true);
      expect(delivery).toEqual({
        source: expect.any(String),
        deliveryId: expect.any(String),
        receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        headers: expect.any(Object),
        body: expect.any(String),
      });
      expect(delivery.receivedAt >= last).toBe(true);
      last = delivery.receivedAt;
    }
    expect(Date.parse(last)).toBeLessThan(until);
  });

  it('names the deliveries of GitHub as their headers do', () => {
    const ofGitHub = [...historyLines(options)]
      .map((line): ImportedDelivery => JSON.parse(line))
      .filter(({ source }) => source === 'github');
    expect(ofGitHub.length).toBeGreaterThan(500);
    for (const { deliveryId, headers, body } of ofGitHub) {
      expect(headers['x-github-delivery']).toBe(deliveryId);
      expect(JSON.parse(body ?? '')).toHaveProperty('repository.id');
    }
  });

  it('waits for its reader instead of filling the memory', async () => {
    const reader = new PassThrough();
    const writing = writeHistory(reader, options).then(() => reader.end());
    for (let turn = 0; turn < 1_000; turn++) {
      await setImmediate();
    }
    const held = reader.readableLength + reader.writableLength;
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(2 * 1024 * 1024);
    let length = 0;
    for await (const chunk of reader) {
      length += chunk.length;
    }
    await writing;
    const whole = [...historyLines(options)].join('');
    expect(length).toBe(Buffer.byteLength(whole));
    expect(length).toBeGreaterThan(4 * held);
  });

  it('stops where its reader goes away', async () => {
    const reader = new PassThrough();
    const writing = writeHistory(reader, options);
    reader.destroy();
    await expect(writing).rejects.toThrow('Premature close');
  });
});
