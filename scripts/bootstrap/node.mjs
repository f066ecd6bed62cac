import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stateDirectory } from './paths.mjs';
import { runLogged } from './runLogged.mjs';
import { SentenceError } from './sentenceError.mjs';

const PINNED_VERSION = '24.21.0';
const PINNED_MAJOR = PINNED_VERSION.split('.')[0];

/** Of the npm packages that carry a Node executable, those we run on. */
const supportedPlatforms = [
  'linux-x64',
  'linux-arm64',
  'darwin-x64',
  'darwin-arm64',
];

/**
 * Answers the path of a Node of the pinned major version: the running one, or
 * one from the npm registry, brought into the checkout.
 *
 * @returns {Promise<string>}
 */
export async function ensureNode() {
  refuseUnsupportedPlatform();
  if (process.versions.node.split('.')[0] === PINNED_MAJOR) {
    return process.execPath;
  }

  const toolchain = join(stateDirectory, 'toolchain');
  const packageName = `node-${process.platform}-${process.arch}`;
  const node = join(toolchain, 'node_modules', packageName, 'bin', 'node');
  if (!isPinnedVersion(node)) {
    console.log(
      `Bringing Node ${PINNED_VERSION} (this is ${process.versions.node})…`,
    );
    await install(toolchain, `${packageName}@${PINNED_VERSION}`);
    if (!isPinnedVersion(node)) {
      throw new SentenceError(
        `The Node from the package ${packageName}@${PINNED_VERSION} doesn't run on this machine: install Node ${PINNED_MAJOR} yourself and try again.`,
      );
    }
  }
  return node;
}

function refuseUnsupportedPlatform() {
  const platform = `${process.platform}-${process.arch}`;
  if (!supportedPlatforms.includes(platform)) {
    throw new SentenceError(
      `Pitstop runs on Linux and macOS (x64 or arm64), not on ${platform}; on Windows use WSL.`,
    );
  }
  if (process.platform === 'linux' && isMusl()) {
    throw new SentenceError(
      'Pitstop needs a Linux with glibc, such as Debian, Ubuntu or Fedora: the embedded database does not run on Alpine.',
    );
  }
}

function isMusl() {
  const report = process.report?.getReport();
  const header =
    typeof report === 'object' && 'header' in report && report.header;
  return (
    typeof header === 'object' &&
    header !== null &&
    !('glibcVersionRuntime' in header)
  );
}

/** @param {string} node */
function isPinnedVersion(node) {
  return (
    existsSync(node) &&
    spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim() ===
      `v${PINNED_VERSION}`
  );
}

/**
 * @param {string} directory
 * @param {string} specification
 */
async function install(directory, specification) {
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'package.json'), '{ "private": true }\n');
  const [command, ...prefix] = npmCommand();
  await runLogged('toolchain', command, [
    ...prefix,
    'install',
    specification,
    `--prefix=${directory}`,
    '--global=false',
    '--ignore-scripts',
    '--no-package-lock',
    '--no-save',
    '--no-audit',
    '--no-fund',
  ]);
}

/** The npm that started us, else the one beside the running Node, else any. */
export function npmCommand() {
  const candidates = [
    process.env.npm_execpath,
    join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
  ];
  for (const candidate of candidates) {
    if (candidate?.endsWith('npm-cli.js') && existsSync(candidate)) {
      return [process.execPath, candidate];
    }
  }
  return ['npm'];
}
