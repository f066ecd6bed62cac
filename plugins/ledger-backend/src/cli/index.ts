import { runProgram } from '@pitstop/plugin-devhose-node/cli';
import { Command } from 'commander';
import { rebuildCommand } from './rebuildCommand';

/** The `ledger` command line. */
export async function main(argv: string[]): Promise<void> {
  const program = new Command('ledger')
    .description('Works with the delivery metrics of a portal.')
    .addCommand(rebuildCommand())
    .showHelpAfterError();
  await runProgram(program, argv);
}
