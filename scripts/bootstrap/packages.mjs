import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand } from './node.mjs';
import { root, stateDirectory } from './paths.mjs';
import { runLogged } from './runLogged.mjs';
import { yarnPath } from './toolEnvironment.mjs';

const stampPath = join(stateDirectory, 'packages.stamp');

/** What Yarn writes last; another install, or a removed node_modules, shows in it. */
const yarnStatePath = join(root, 'node_modules/.yarn-state.yml');

/**
 * Installs the packages with the lockfile, if anything that decides about them
 * has changed since the last install that succeeded.
 *
 * @param {string} node path of the executable
 * @param {NodeJS.ProcessEnv} environment
 */
export async function ensurePackages(node, environment) {
  if (
    existsSync(stampPath) &&
    readFileSync(stampPath, 'utf8') === stamp(node)
  ) {
    return;
  }
  const first = !existsSync(yarnStatePath);
  console.log(
    first
      ? 'Installing packages (the first time, this takes some minutes)…'
      : 'Installing packages…',
  );
  await runLogged('packages', node, [yarnPath, 'install', '--immutable'], {
    ...environment,
    ...registryFromNpm(environment),
  });
  writeFileSync(stampPath, stamp(node));
}

/** @param {string} node */
function stamp(node) {
  const hash = createHash('sha256').update(node);
  for (const path of [...manifests(), yarnStatePath]) {
    hash.update(`\0${path}\0`);
    if (existsSync(path)) {
      hash.update(readFileSync(path));
    }
  }
  return hash.digest('hex');
}

/** The files that decide which packages there are. */
function manifests() {
  /** @type {{ workspaces: string[] }} */
  const { workspaces } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const directories = workspaces.flatMap(pattern =>
    pattern.endsWith('/*')
      ? readdirSync(join(root, pattern.slice(0, -2)))
          .sort()
          .map(name => join(pattern.slice(0, -2), name))
      : [pattern],
  );
  return [
    'package.json',
    'yarn.lock',
    '.yarnrc.yml',
    ...directories.map(directory => join(directory, 'package.json')),
  ].map(path => join(root, path));
}

/**
 * Yarn doesn't read npm's configuration. Whoever reaches a registry only
 * through a mirror has told npm, and shouldn't have to tell it again.
 *
 * @param {NodeJS.ProcessEnv} environment
 */
function registryFromNpm(environment) {
  if (environment.YARN_NPM_REGISTRY_SERVER) {
    return {};
  }
  const [command, ...prefix] = npmCommand();
  const registry = spawnSync(
    command,
    [...prefix, 'config', 'get', 'registry'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  ).stdout?.trim();
  return registry?.startsWith('http') &&
    !registry.includes('//registry.npmjs.org')
    ? { YARN_NPM_REGISTRY_SERVER: registry.replace(/\/$/, '') }
    : {};
}
