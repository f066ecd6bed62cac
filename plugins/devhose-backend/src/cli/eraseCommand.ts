import { setTimeout as sleep } from 'node:timers/promises';
import type { Erasure, PersonIdentity } from '@pitstop/plugin-devhose-common';
import {
  askPortal,
  tokenOption,
  urlOption,
  type Portal,
} from '@pitstop/plugin-devhose-node/cli';
import { Command } from 'commander';

const pauseMilliseconds = 1000;

interface EraseOptions extends Portal {
  login: string[];
  email: string[];
  name: string[];
  id: string[];
  confirm?: string;
  except: string[];
}

/** `devhose erase`. */
export function eraseCommand(): Command {
  return new Command('erase')
    .summary('forget a person')
    .description(
      `Replaces a person in the deliveries of all tools, in the log and in the
files of what has expired. Sequence numbers, counts and events stay.

It takes two steps: the first looks for the person, and tells what else they are
known by; the second, with --confirm, erases all of that. There is no way back.`,
    )
    .addOption(urlOption())
    .addOption(tokenOption('devhose.erasure.manage', 'DEVHOSE_TOKEN'))
    .option('--login <logins...>', 'handles of their accounts', [])
    .option('--email <addresses...>', 'e-mail addresses', [])
    .option('--name <names...>', 'full names', [])
    .option('--id <ids...>', 'ids of their accounts', [])
    .option('--confirm <erasure>', 'erase what the first step has found')
    .option('--except <texts...>', 'but not these, with --confirm', [])
    .action(async (options: EraseOptions) => {
      process.stdout.write(
        options.confirm === undefined
          ? await find(options)
          : await erase(options, options.confirm),
      );
    });
}

async function find(options: EraseOptions): Promise<string> {
  const { login, email, name, id } = options;
  const response = await askPortal(options, 'POST', 'devhose/v1/erasures', {
    logins: login,
    emails: email,
    names: name,
    ids: id,
  });
  const requested = (await response.json()) as Erasure;
  const erasure = await until(options, requested.id, 'counted');
  return [
    `${erasure.deliveries} deliveries mention the person, who is known by:`,
    ...Object.entries(erasure.identity ?? {}).map(
      ([kind, texts]) => `  ${kind}: ${texts.join(', ') || 'none'}`,
    ),
    `To erase all of that: devhose erase --confirm ${erasure.id} (and --except what is somebody else's)`,
    '',
  ].join('\n');
}

async function erase(options: EraseOptions, id: string): Promise<string> {
  const response = await askPortal(options, 'GET', `devhose/v1/erasures/${id}`);
  const { identity } = (await response.json()) as Erasure;
  if (identity === undefined) {
    throw new Error(`Erasure ${id} is over; begin a new one with --login`);
  }
  await askPortal(
    options,
    'POST',
    `devhose/v1/erasures/${id}/confirm`,
    without(identity, options.except),
  );
  const { deliveriesErased, filesErased } = await until(options, id, 'done');
  return `Erased from ${deliveriesErased} deliveries and ${filesErased} files.\n`;
}

function without(
  identity: PersonIdentity,
  except: readonly string[],
): PersonIdentity {
  const keep = (texts: string[]) =>
    texts.filter(text => !except.includes(text));
  return {
    logins: keep(identity.logins),
    emails: keep(identity.emails),
    names: keep(identity.names),
    ids: keep(identity.ids),
  };
}

async function until(
  options: EraseOptions,
  id: string,
  state: Erasure['state'],
): Promise<Erasure> {
  for (;;) {
    const response = await askPortal(
      options,
      'GET',
      `devhose/v1/erasures/${id}`,
    );
    const erasure = (await response.json()) as Erasure;
    if (erasure.state === state) {
      return erasure;
    }
    if (erasure.state === 'cancelled') {
      throw new Error(`Erasure ${id} was cancelled by somebody`);
    }
    await sleep(pauseMilliseconds);
  }
}
