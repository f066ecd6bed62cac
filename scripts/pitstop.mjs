// The way in: `node scripts/pitstop.mjs <start|test|dev|bench> [options]`.
//
// Runs on any Node from 18 on, before anything is installed, so this file and
// scripts/bootstrap are plain JavaScript without dependencies. They bring the
// Node, the Yarn and the packages that this checkout is pinned to, and hand
// over to scripts/commands/<command>.ts.
import { acquireLock } from './bootstrap/lock.mjs';
import { ensureNode } from './bootstrap/node.mjs';
import { ensurePackages } from './bootstrap/packages.mjs';
import { root, stateDirectory } from './bootstrap/paths.mjs';
import { run } from './bootstrap/run.mjs';
import { SentenceError } from './bootstrap/sentenceError.mjs';
import { toolEnvironment } from './bootstrap/toolEnvironment.mjs';

const commands = ['start', 'test', 'dev', 'bench'];

async function main() {
  const [command, ...options] = process.argv.slice(2);
  if (!commands.includes(command)) {
    throw new SentenceError(
      `There is no command '${command ?? ''}', only ${commands.join(', ')}.`,
    );
  }
  process.chdir(root);

  const lock = await acquireLock(stateDirectory, 'bootstrap', {
    onWait: () =>
      console.log('Waiting for another Pitstop command to finish installing…'),
  });
  let environment;
  let node;
  try {
    node = await ensureNode();
    environment = toolEnvironment(node);
    await ensurePackages(node, environment);
  } finally {
    await lock.release();
  }

  process.exitCode = await run(
    node,
    [
      '--disable-warning=ExperimentalWarning',
      `scripts/commands/${command}.ts`,
      ...options,
    ],
    environment,
  );
}

main().catch(error => {
  console.error(error instanceof SentenceError ? error.message : error);
  process.exitCode = 1;
});
