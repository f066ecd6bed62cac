import { tokenOption, urlOption } from '@pitstop/plugin-devhose-node/cli';
import { Command, InvalidArgumentError } from 'commander';
import { runImport } from './runImport';

interface ImportOptions {
  url: string;
  token: string;
  state?: string;
  retryFor: number;
}

/** `devhose import`. */
export function importCommand(): Command {
  return new Command('import')
    .summary('bring in deliveries of the past')
    .description(
      `Brings in deliveries of the past, in the order of the file.

Each line is one delivery as JSON:
  {"source":"github","deliveryId":"…","receivedAt":"2026-07-31T09:30:00Z",
   "headers":{"x-github-event":"push"},"body":"{…}"}
where body is the text that came in, or bodyBase64 the bytes. A file whose name
ends in .zst is decompressed: what expired, or was exported, comes in again.

Lines that cannot be read are told by number and left out. Importing the same
line again is harmless, so an import that stopped can simply be started again;
with --state it goes on where it stopped.

Exit code: 0 all lines are in the log, 1 it stopped, 2 it is complete but for
the lines it told about.`,
    )
    .argument('[file]', 'file to read; - for standard input', '-')
    .addOption(urlOption())
    .addOption(tokenOption('devhose.delivery.import', 'DEVHOSE_TOKEN'))
    .option('--state <file>', 'keep the progress in this file')
    .option(
      '--retry-for <seconds>',
      'how long to keep trying when the portal is away',
      readSeconds,
      300,
    )
    .action(async (file: string, options: ImportOptions) => {
      process.exitCode = await runImport({
        file,
        url: options.url,
        token: options.token,
        stateFile: options.state,
        retryForSeconds: options.retryFor,
      });
    });
}

function readSeconds(value: string): number {
  if (!/^\d+$/.test(value)) {
    throw new InvalidArgumentError('It must be a whole number of seconds.');
  }
  return Number(value);
}
