import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { BodyCompressor } from './BodyCompressor';
import { decodeBody, encodeBody } from './encodeBody';

const directory = createMockDirectory();
let open: BodyCompressor | undefined;

afterEach(async () => {
  await open?.close();
});

function start(script?: string) {
  const logger = mockServices.logger.mock();
  const compressor = BodyCompressor.create({ logger, script });
  open = compressor;
  const encode = (body: Buffer) =>
    encodeBody(body, each => compressor.compress(each));
  return { logger, compressor, encode };
}

function text(length: number): Buffer {
  return Buffer.from(
    randomBytes(16)
      .toString('hex')
      .repeat(length / 32),
  );
}

describe('BodyCompressor', () => {
  it('gives every body its own frame, in whatever company it was compressed', async () => {
    const { encode } = start();
    const lengths = Array.from({ length: 300 }, (_, index) => 32 * index);
    const bodies = [...lengths, 60_000, 65_536, 65_568, 1_000_000].map(text);

    const encoded = await Promise.all(bodies.map(encode));

    for (const [index, { body, bodyEncoding }] of encoded.entries()) {
      const decoded = await decodeBody(body, bodyEncoding);
      expect(decoded.equals(bodies[index])).toBe(true);
      expect(bodyEncoding).toBe(
        bodies[index].length < 256 ? 'identity' : 'zstd',
      );
    }
  });

  it('leaves what does not become smaller as it is', async () => {
    const { encode } = start();
    const noise = randomBytes(1000);

    await expect(encode(noise)).resolves.toEqual({
      body: noise,
      bodyEncoding: 'identity',
    });
  });

  it('loses no body with its thread, and takes another one', async () => {
    const onceBroken = join(directory.path, 'onceBroken.cjs');
    const broken = join(directory.path, 'broken');
    await writeFile(broken, '');
    await writeFile(
      onceBroken,
      `const { existsSync, rmSync } = require('node:fs');
       const { parentPort } = require('node:worker_threads');
       parentPort.on('message', () => {
         if (existsSync(${JSON.stringify(broken)})) {
           rmSync(${JSON.stringify(broken)});
           throw new Error('out of order');
         }
         parentPort.postMessage({ bytes: new Uint8Array([1, 2, 3]), lengths: [3] });
       });`,
    );
    const { compressor, logger } = start(onceBroken);
    const body = text(320);

    await expect(compressor.compress(body)).resolves.toBe(body);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('stored uncompressed'),
      expect.objectContaining({ message: 'out of order' }),
    );
    await expect(compressor.compress(body)).resolves.toEqual(
      Buffer.from([1, 2, 3]),
    );
  });

  it('gives bodies back as they are when it is closed', async () => {
    const { compressor } = start();
    const body = text(320);
    const compressing = compressor.compress(body);

    await compressor.close();

    await expect(compressing).resolves.toBe(body);
    await expect(compressor.compress(body)).resolves.toBe(body);
  });
});
