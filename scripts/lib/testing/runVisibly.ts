import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../../bootstrap/paths.mjs';

const KILL_AFTER_MILLISECONDS = 10_000;

/**
 * Runs a tool to its end with its output for all to see.
 *
 * @param command - a command line tool of the checkout
 * @returns its exit code
 */
export async function runVisibly(
  command: string,
  args: string[],
  options: { environment?: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<number> {
  const { environment, signal } = options;
  signal.throwIfAborted();
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  let killer: NodeJS.Timeout | undefined;
  const stop = () => {
    child.kill('SIGTERM');
    killer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MILLISECONDS);
  };
  signal.addEventListener('abort', stop);
  try {
    const [code] = await once(child, 'exit');
    signal.throwIfAborted();
    return code ?? 1;
  } finally {
    clearTimeout(killer);
    signal.removeEventListener('abort', stop);
  }
}
