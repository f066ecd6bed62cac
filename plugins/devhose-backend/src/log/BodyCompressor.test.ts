import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { BodyCompressor } from './BodyCompressor';
import { decodeBody } from './encodeBody';

const directory = createMockDirectory();
let open: BodyCompressor | undefined;

afterEach(async () => {
  await open?.close();
});

function start(script?: string) {
  const logger = mockServices.logger.mock();
  const compressor = BodyCompressor.create({ logger, script });
  open = compressor;
  return { logger, compressor };
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
    const { compressor } = start();
    const lengths = Array.from({ length: 300 }, (_, index) => 32 * index);
    const bodies = [...lengths, 60_000, 65_536, 65_568, 1_000_000].map(text);

    const batches = await Promise.all([
      compressor.encode(bodies.slice(0, 100)),
      compressor.encode([]),
      compressor.encode(bodies.slice(100)),
    ]);

    for (const [index, { bytes, encoding }] of batches.flat().entries()) {
      const decoded = await decodeBody(bytes, encoding);
      expect(decoded.equals(bodies[index])).toBe(true);
      expect(encoding).toBe(bodies[index].length < 256 ? 'identity' : 'zstd');
    }
  });

  it('leaves what does not become smaller as it is', async () => {
    const { compressor } = start();
    const noise = randomBytes(1000);

    await expect(compressor.encode([noise])).resolves.toEqual([
      { bytes: noise, encoding: 'identity' },
    ]);
  });

  it('needs no thread for what is done sooner than handed over', async () => {
    const { compressor, logger } = start('/there/is/no/such.cjs');
    const body = text(320);
    const [{ bytes, encoding }] = await compressor.encode([body]);

    await expect(decodeBody(bytes, encoding)).resolves.toEqual(body);
    expect(encoding).toBe('zstd');
    expect(logger.error).not.toHaveBeenCalled();
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
    const body = text(40_000);
    const asItIs = { bytes: body, encoding: 'identity' };

    await expect(compressor.encode([body])).resolves.toEqual([asItIs]);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('stored uncompressed'),
      expect.objectContaining({ message: 'out of order' }),
    );
    await expect(compressor.encode([body])).resolves.toEqual([
      { bytes: Buffer.from([1, 2, 3]), encoding: 'zstd' },
    ]);
  });

  it('gives bodies back as they are when it is closed', async () => {
    const { compressor } = start();
    const body = text(40_000);
    const asItIs = { bytes: body, encoding: 'identity' };
    const encoding = compressor.encode([body]);

    await compressor.close();

    await expect(encoding).resolves.toEqual([asItIs]);
    await expect(compressor.encode([body])).resolves.toEqual([asItIs]);
  });
});
