import { setTimeout as sleep } from 'node:timers/promises';
import type {
  Reinterpretation,
  ReinterpretationStatus,
} from '@pitstop/plugin-devhose-common';
import {
  askPortal,
  tokenOption,
  urlOption,
  type Portal,
} from '@pitstop/plugin-devhose-node/cli';
import { Command } from 'commander';

const permission = 'devhose.reinterpretation.manage';
const lookMilliseconds = 2_000;

const changes = {
  take: 'put what is ready into force',
  cancel: 'give up what is running or ready',
  return: 'bring back the events before',
  discard: 'give up the events before',
} as const;

interface StartOptions extends Portal {
  source?: string[];
  everything?: boolean;
  take?: boolean;
  wait?: boolean;
}

/** `devhose reinterpret`. */
export function reinterpretCommand(): Command {
  const command = new Command('reinterpret')
    .summary('read the past again by today’s interpreters')
    .description(
      'Reads deliveries again beside what is in force, tells what would change, and puts it into force.',
    )
    .addCommand(startCommand())
    .addCommand(
      withPortal(new Command('status').summary('how far it is')).action(
        async (portal: Portal) => {
          process.stdout.write(toText(await readStatus(portal)));
        },
      ),
    );
  for (const [action, summary] of Object.entries(changes)) {
    command.addCommand(
      withPortal(new Command(action).summary(summary)).action(
        async (portal: Portal) => {
          await askPortal(
            portal,
            'POST',
            `devhose/v1/reinterpretation/${action}`,
            {},
          );
          process.stdout.write(toText(await readStatus(portal)));
        },
      ),
    );
  }
  return command;
}

function startCommand(): Command {
  return withPortal(new Command('start').summary('begin to read again'))
    .option('--source <sources...>', 'only these sources')
    .option('--everything', 'also what was read by the same version')
    .option('--take', 'put it into force without a look')
    .option('--wait', 'tell how far it is until it is ready, or in force')
    .action(async (options: StartOptions) => {
      await askPortal(options, 'POST', 'devhose/v1/reinterpretation', {
        sources: options.source,
        everything: options.everything ?? false,
        takeWhenReady: options.take ?? false,
      });
      let status = await readStatus(options);
      while (options.wait && isMoving(status.latest)) {
        process.stderr.write(`${progressOf(status.latest)}\n`);
        await sleep(lookMilliseconds);
        status = await readStatus(options);
      }
      process.stdout.write(toText(status));
    });
}

function withPortal(command: Command): Command {
  return command
    .addOption(urlOption())
    .addOption(tokenOption(permission, 'DEVHOSE_TOKEN'));
}

async function readStatus(portal: Portal): Promise<ReinterpretationStatus> {
  const response = await askPortal(
    portal,
    'GET',
    'devhose/v1/reinterpretation',
  );
  return (await response.json()) as ReinterpretationStatus;
}

function isMoving(latest?: Reinterpretation): boolean {
  return latest?.state === 'running' || latest?.state === 'taking';
}

function progressOf(latest?: Reinterpretation): string {
  return latest
    ? `${latest.state}, ${latest.position} of ${latest.head}, ${latest.deliveries} read again`
    : 'never';
}

function toText({ generation, sources, latest }: ReinterpretationStatus) {
  const lines = [
    `Generation ${generation}`,
    ...sources.map(
      ({ source, version, deliveries, outdated, quarantined }) =>
        `${source}: version ${version}, ${deliveries} deliveries, ${outdated} read by another version, ${quarantined} in quarantine`,
    ),
    `Reading again: ${progressOf(latest)}`,
    ...(latest?.types ?? []).map(
      ({ type, same, changed, added, removed }) =>
        `${type}: ${same} same, ${changed} changed, ${added} added, ${removed} removed`,
    ),
    ...(latest?.moves ?? [])
      .filter(({ before, after }) => before !== after)
      .map(
        ({ source, before, after, deliveries }) =>
          `${source}: ${deliveries} deliveries ${before} → ${after}`,
      ),
  ];
  return `${lines.join('\n')}\n`;
}
