import type { KeptArchive, KeptArchives } from '@pitstop/plugin-devhose-common';
import {
  askPortal,
  tokenOption,
  urlOption,
  type Portal,
} from '@pitstop/plugin-devhose-node/cli';
import { Command } from 'commander';

const permission = 'devhose.archive.manage';

interface ArchivesOptions extends Portal {
  json?: boolean;
  expire?: boolean;
  restore?: string;
  days: number;
}

/** `devhose archives`. */
export function archivesCommand(): Command {
  return new Command('archives')
    .summary('what has expired, and what will')
    .description(
      'Lists the files that expired deliveries were written to, and how long the others are kept.',
    )
    .addOption(urlOption())
    .addOption(tokenOption(permission, 'DEVHOSE_TOKEN'))
    .option('--json', 'as JSON')
    .option('--expire', 'have what is over its retention expire now')
    .option('--restore <name>', 'put a file back into the log')
    .option('--days <days>', 'for how long, with --restore', Number, 30)
    .action(async (options: ArchivesOptions) => {
      if (options.expire) {
        await askPortal(options, 'POST', 'devhose/v1/archives/expire');
        process.stderr.write('It has begun.\n');
        return;
      }
      if (options.restore !== undefined) {
        const { restore: name, days } = options;
        await askPortal(options, 'POST', 'devhose/v1/archives/restore', {
          name,
          days,
        });
        process.stderr.write('It has begun.\n');
        return;
      }
      const response = await askPortal(options, 'GET', 'devhose/v1/archives');
      const archives = (await response.json()) as KeptArchives;
      process.stdout.write(
        options.json
          ? `${JSON.stringify(archives, undefined, 2)}\n`
          : toText(archives),
      );
    });
}

function toText({ address, retention, items }: KeptArchives): string {
  const lines = retention.map(
    ({ source, rawDays, eventsDays }) =>
      `${source ?? 'every other source'}: raw ${period(
        rawDays,
      )}, events ${period(eventsDays)}`,
  );
  if (address !== undefined) {
    lines.push('', `In ${address}:`);
  }
  lines.push(...items.map(archiveLine));
  return `${lines.join('\n')}\n`;
}

function period(days: number | undefined): string {
  return days === undefined ? 'for ever' : `${days} days`;
}

function archiveLine(archive: KeptArchive): string {
  const size =
    archive.fileBytes === undefined
      ? ''
      : `, ${(archive.fileBytes / 1_000_000).toFixed(1)} MB`;
  return `${archive.name}  ${archive.state}  ${archive.deliveries} deliveries${size}`;
}
