import {
  askPortal,
  tokenOption,
  urlOption,
  type Portal,
} from '@pitstop/plugin-devhose-node/cli';
import { ledgerRebuildPermission } from '@pitstop/plugin-ledger-common';
import type { Rebuild, RebuildStatus } from '@pitstop/plugin-ledger-common';
import { Command } from 'commander';
import { describeRebuild } from './describeRebuild';
import { followRebuild } from './followRebuild';

const path = 'ledger/v1/rebuild';

/** `ledger rebuild`. */
export function rebuildCommand(): Command {
  return new Command('rebuild')
    .summary('compute all facts again')
    .description(
      `Computes all facts again from the log, beside those that the pages show, and
tells what would change. It goes on in the portal when this command is stopped;
asked again, the command looks on.`,
    )
    .addCommand(
      portalCommand('start', 'compute, and tell what would change')
        .option('--take', 'and show it as soon as it is ready')
        .action(start),
      { isDefault: true },
    )
    .addCommand(
      portalCommand('status', 'where it stands').action(async options => {
        const { latest } = await readStatus(options);
        say(latest && describeRebuild(latest));
      }),
    )
    .addCommand(
      portalCommand('take', 'show what was computed').action(options =>
        change(options, 'take'),
      ),
    )
    .addCommand(
      portalCommand('cancel', 'give up what is under way').action(options =>
        change(options, 'cancel'),
      ),
    )
    .addCommand(
      portalCommand('return', 'show again what was shown before').action(
        options => change(options, 'return'),
      ),
    );
}

function portalCommand(name: string, summary: string): Command {
  return new Command(name)
    .summary(summary)
    .addOption(urlOption())
    .addOption(tokenOption(ledgerRebuildPermission.name, 'LEDGER_TOKEN'));
}

async function start(options: Portal & { take?: boolean }): Promise<void> {
  const { latest } = await readStatus(options);
  if (latest?.state !== 'running') {
    await askPortal(options, 'POST', path, {
      takeWhenReady: options.take ?? false,
    });
  }
  say(describeRebuild(await followRebuild(() => readStatus(options))));
}

async function change(portal: Portal, action: string): Promise<void> {
  const response = await askPortal(portal, 'POST', `${path}/${action}`);
  say(describeRebuild((await response.json()) as Rebuild));
}

async function readStatus(portal: Portal): Promise<RebuildStatus> {
  const response = await askPortal(portal, 'GET', path);
  return (await response.json()) as RebuildStatus;
}

function say(text = 'There was no rebuild yet.\n'): void {
  process.stdout.write(text);
}
