import {
  chmodSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { root, stateDirectory } from './paths.mjs';

/** The Yarn that the checkout carries. */
export const yarnPath = join(root, '.yarn/releases/yarn-4.18.1.cjs');

/**
 * The environment for everything after the bootstrap: `node` and `yarn` are the
 * pinned ones, and nothing of the npm or Yarn that started us is left.
 *
 * @param {string} node path of the executable
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(node) {
  const binDirectory = join(stateDirectory, 'bin');
  mkdirSync(binDirectory, { recursive: true });
  replace(join(binDirectory, 'node'), path => symlinkSync(node, path));
  replace(join(binDirectory, 'yarn'), path => {
    writeFileSync(path, `#!/bin/sh\nexec "${node}" "${yarnPath}" "$@"\n`);
    chmodSync(path, 0o755);
  });

  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|INIT_CWD$|NODE$|NODE_ENV$)/i.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    PATH: [
      binDirectory,
      join(root, 'node_modules/.bin'),
      process.env.PATH,
    ].join(delimiter),
  };
}

/**
 * In one step, because another command may be using it.
 *
 * @param {string} path
 * @param {(path: string) => void} create
 */
function replace(path, create) {
  const temporary = `${path}.${process.pid}`;
  rmSync(temporary, { force: true });
  create(temporary);
  renameSync(temporary, path);
}
