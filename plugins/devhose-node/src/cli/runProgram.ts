import type { Command } from 'commander';

/** Runs a command line; what fails is told in one sentence, and by exit code 1. */
export async function runProgram(
  program: Command,
  argv: string[],
): Promise<void> {
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
