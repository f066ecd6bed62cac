import type { KeptArchive, KeptArchives } from '@pitstop/plugin-devhose-common';
import { Command } from 'commander';
import { askPortal, type Portal } from './askPortal';
import { tokenOption, urlOption } from './portalOptions';

const permission = 'devhose.archive.manage';

/** `devhose archives`. */
export function archivesCommand(): Command {
  return new Command('archives')
    .summary('what has expired, and what will')
    .description(
      'Lists the files that expired deliveries were written to, and how long the others are kept.',
    )
    .addOption(urlOption())
    .addOption(tokenOption(permission))
    .option('--json', 'as JSON')
    .option('--expire', 'have what is over its retention expire now')
    .action(async (options: Portal & { json?: boolean; expire?: boolean }) => {
      if (options.expire) {
        await askPortal(options, 'POST', 'archives/expire');
        process.stderr.write('It has begun.\n');
        return;
      }
      const response = await askPortal(options, 'GET', 'archives');
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
