import { runProgram } from '@pitstop/plugin-devhose-node/cli';
import { Command } from 'commander';
import { archivesCommand } from './archivesCommand';
import { eraseCommand } from './eraseCommand';
import { exportCommand } from './exportCommand';
import { importCommand } from './importCommand';
import { reinterpretCommand } from './reinterpretCommand';

/** The `devhose` command line. */
export async function main(argv: string[]): Promise<void> {
  const program = new Command('devhose')
    .description('Works with the log of engineering events of a portal.')
    .addCommand(importCommand())
    .addCommand(exportCommand())
    .addCommand(archivesCommand())
    .addCommand(eraseCommand())
    .addCommand(reinterpretCommand())
    .showHelpAfterError();
  await runProgram(program, argv);
}
