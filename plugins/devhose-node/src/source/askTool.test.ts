import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { askTool, ToolBusyError } from './askTool';

describe("asking a tool's API", () => {
  let answer: { status: number; headers?: Record<string, string> };
  let server: Server;
  let url: string;
  const { signal } = new AbortController();

  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.writeHead(answer.status, answer.headers).end('{"told":true}');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  async function retryAt(): Promise<Date> {
    const error = await askTool(url, { signal }).then(
      () => undefined,
      thrown => thrown,
    );
    expect(error).toBeInstanceOf(ToolBusyError);
    return error.retryAt;
  }

  it('gives the answer', async () => {
    answer = { status: 200 };
    const response = await askTool(url, { signal });
    await expect(response.json()).resolves.toEqual({ told: true });
  });

  it('waits until the limit is lifted, as GitHub says', async () => {
    answer = {
      status: 403,
      headers: {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '4070908800',
      },
    };
    await expect(retryAt()).resolves.toEqual(new Date('2099-01-01T00:00:00Z'));
  });

  it('waits as long as it is told, in seconds or until a date', async () => {
    answer = { status: 429, headers: { 'retry-after': '3600' } };
    const before = Date.now();
    const later = (await retryAt()).getTime();
    expect(later).toBeGreaterThanOrEqual(before + 3_600_000);
    expect(later).toBeLessThanOrEqual(Date.now() + 3_600_000);

    answer.headers = { 'retry-after': 'Thu, 01 Jan 2099 00:00:00 GMT' };
    await expect(retryAt()).resolves.toEqual(new Date('2099-01-01T00:00:00Z'));
  });

  it('does not wait where it is refused', async () => {
    answer = { status: 403, headers: { 'x-ratelimit-remaining': '17' } };
    await expect(askTool(url, { signal })).rejects.toThrow('403');
  });
});
