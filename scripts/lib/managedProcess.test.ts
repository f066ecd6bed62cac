import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ManagedProcess } from './managedProcess.ts';
import { endWithParentArgs } from './portal/nodeArgs.ts';

let logDirectory: string;

before(async () => {
  logDirectory = await mkdtemp(join(tmpdir(), 'pitstop-process-'));
});

after(() => rm(logDirectory, { recursive: true }));

function start(code: string, stopPatienceSeconds = 5) {
  return ManagedProcess.start({
    name: 'the example',
    logName: 'example',
    logDirectory,
    command: process.execPath,
    args: [...endWithParentArgs, '--eval', code],
    environment: process.env,
    stopPatienceSeconds,
    endsWithParent: true,
  });
}

const never = new AbortController().signal;

describe('a process that we started', () => {
  it('that ends early is explained by its log', async () => {
    const example = await start(
      `console.log('hello'); console.error('Error: no luck'); process.exit(3)`,
    );
    await assert.rejects(
      example.ready(async () => false, never),
      {
        name: 'SentenceError',
        message: `    Error: no luck\nThe example ended with code 3; the whole output is in ${logDirectory}/example.log.`,
      },
    );
  });

  it('that ran out of disk is explained in one sentence', async () => {
    const example = await start(
      `console.error('write failed: ENOSPC: no space left on device'); process.exit(1)`,
    );
    await assert.rejects(example.complete(never), {
      message:
        'The example ended because the disk is full: make room and start again.',
    });
  });

  it('that refuses its configuration is explained in its own words', async () => {
    const example = await start(
      `console.log('loading'); console.error('The port is a colour.'); process.exit(78)`,
    );
    await assert.rejects(example.watch(), { message: 'The port is a colour.' });
  });

  it('that cannot be started at all is an error', async () => {
    const missing = await ManagedProcess.start({
      name: 'the example',
      logName: 'example',
      logDirectory,
      command: join(logDirectory, 'not-there'),
      args: [],
      environment: process.env,
      stopPatienceSeconds: 1,
      endsWithParent: false,
    });
    await assert.rejects(missing.complete(never), /ENOENT/);
    await missing.stop();
  });

  it('is killed when it does not stop', async () => {
    const stubborn = await start(
      `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')`,
      0.2,
    );
    const isUp = async () =>
      (await readFile(stubborn.logPath, 'utf8')).includes('up');
    await stubborn.ready(isUp, never);
    await stubborn.stop();
    await assert.rejects(stubborn.complete(never), /signal SIGKILL/);
  });

  it('stops when we are killed', async () => {
    const owner = spawn(
      process.execPath,
      [
        fileURLToPath(new URL('./ownProcess.fixture.ts', import.meta.url)),
        logDirectory,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [output] = await once(owner.stdout, 'data');
    const pid = Number(output);
    assert.equal(isAlive(pid), true);

    owner.kill('SIGKILL');
    while (isAlive(pid)) {
      await delay(20);
    }
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
