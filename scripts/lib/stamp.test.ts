import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { contentHash, oncePerKey } from './stamp.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pitstop-stamp-'));
  await mkdir(join(directory, 'src'));
  await writeFile(join(directory, 'src/index.ts'), 'one');
});

afterEach(() => rm(directory, { recursive: true }));

describe('the hash of sources', () => {
  it('changes with a content, a name, and a new file', async () => {
    const hashes = [contentHash(directory, ['src'])];
    await writeFile(join(directory, 'src/index.ts'), 'two');
    hashes.push(contentHash(directory, ['src']));
    await writeFile(join(directory, 'src/other.ts'), '');
    hashes.push(contentHash(directory, ['src']));
    await rm(join(directory, 'src/other.ts'));
    await writeFile(join(directory, 'src/another.ts'), '');
    hashes.push(contentHash(directory, ['src']));

    assert.equal(new Set(hashes).size, hashes.length);
  });

  it('does not change with what is not built from', async () => {
    const before = contentHash(directory, ['src']);
    await mkdir(join(directory, 'src/node_modules'));
    await writeFile(join(directory, 'src/node_modules/x.js'), '');
    await writeFile(join(directory, 'src/index.test.ts'), '');

    assert.equal(contentHash(directory, ['src']), before);
  });
});

describe('lasting work', () => {
  it('is done once per key, and again when its result is gone', async () => {
    const result = join(directory, 'dist');
    const done: string[] = [];
    const doFor = (key: string) =>
      oncePerKey(result, key, async () => {
        await mkdir(result, { recursive: true });
        done.push(key);
      });

    await doFor('a');
    await doFor('a');
    await doFor('b');
    assert.deepEqual(done, ['a', 'b']);

    await rm(result, { recursive: true });
    await doFor('b');
    assert.deepEqual(done, ['a', 'b', 'b']);
  });

  it('is done again when it failed', async () => {
    const result = join(directory, 'src');
    const fail = () => Promise.reject(new Error('no'));
    await assert.rejects(oncePerKey(result, 'a', fail), /no/);

    let done = false;
    await oncePerKey(result, 'a', async () => {
      done = true;
    });
    assert.equal(done, true);
  });
});
