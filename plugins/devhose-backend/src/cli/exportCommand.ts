import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import {
  askPortal,
  tokenOption,
  urlOption,
  type Portal,
} from '@pitstop/plugin-devhose-node/cli';
import { Command } from 'commander';
import type { Response } from 'undici';

interface ExportOptions extends Portal {
  source?: string;
  from: string;
  to: string;
}

/** `devhose export`. */
export function exportCommand(): Command {
  return new Command('export')
    .summary('take copies of deliveries away')
    .description(
      `Writes deliveries as they came in to a file that devhose import takes. They
stay in the log.

A file whose name ends in .zst is compressed. It has its name when it is whole;
until then it is called <file>.part.`,
    )
    .argument('<file>', 'file to write; - for standard output')
    .addOption(urlOption())
    .addOption(tokenOption('devhose.delivery.read', 'DEVHOSE_TOKEN'))
    .option('--source <source>', 'of one source only')
    .option('--from <instant>', 'received at or after', '2000-01-01T00:00:00Z')
    .option('--to <instant>', 'received before', new Date().toISOString())
    .action(async (file: string, options: ExportOptions) => {
      const { source, from, to } = options;
      const query = new URLSearchParams({
        from,
        to,
        ...(source && { source }),
      });
      const response = await askPortal(
        options,
        'GET',
        `devhose/v1/export?${query}`,
      );
      await write(file, response);
    });
}

async function write(file: string, response: Response): Promise<void> {
  const lines = response.body
    ? Readable.fromWeb(response.body)
    : Readable.from([]);
  if (file === '-') {
    await pipeline(lines, process.stdout);
    return;
  }
  const draft = `${file}.part`;
  const output = createWriteStream(draft, { flush: true });
  await (file.endsWith('.zst')
    ? pipeline(lines, createZstdCompress(), output)
    : pipeline(lines, output));
  await rename(draft, file);
}
