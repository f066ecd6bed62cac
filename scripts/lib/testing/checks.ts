import { type Counts, countOne } from './counts.ts';
import { runVisibly } from './runVisibly.ts';

/** Checks the types of the workspace and of the scripts. */
export async function checkTypes(signal: AbortSignal): Promise<Counts> {
  return await inOne(signal, [
    ['tsc', '--project', 'tsconfig.json', '--noEmit'],
    ['tsc', '--project', 'scripts/tsconfig.json'],
  ]);
}

/** Checks the code against the rules of ESLint, and everything for its format. */
export async function lint(signal: AbortSignal): Promise<Counts> {
  return await inOne(signal, [
    ['backstage-cli', 'repo', 'lint', '--success-cache', '--max-warnings=0'],
    ['eslint', '--ext=.ts,.mjs', '--max-warnings=0', 'scripts'],
    ['prettier', '--check', '--cache', '--loglevel=warn', '.'],
  ]);
}

async function inOne(
  signal: AbortSignal,
  commands: Array<[string, ...string[]]>,
): Promise<Counts> {
  let passed = true;
  for (const [command, ...args] of commands) {
    passed = (await runVisibly(command, args, { signal })) === 0 && passed;
  }
  return countOne(passed);
}
