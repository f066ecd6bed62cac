import { toError } from '@backstage/errors';
import { Command, InvalidArgumentError } from 'commander';
import { DateTime } from 'luxon';
import { type CompanySizeName, parseSizeName } from './company';
import { addFaultCommands } from './faults/faultCommands';
import type { SandboxOptions } from './createSandbox';
import { writeHistory } from './history';
import { serve } from './serve';
import { untilTold } from './untilTold';
import { type Secrets, SigningKeys } from './webhooks';

function secretOf(tool: keyof Secrets, target: string): string {
  const variable = `PITSTOP_${tool.toUpperCase()}_WEBHOOK_SECRET`;
  const secret = process.env[variable];
  if (!secret) {
    throw new Error(
      `${variable} is not set; webhooks to ${target} have to be signed with the secret that the portal knows.`,
    );
  }
  return secret;
}

function parseNumber(least: number): (text: string) => number {
  return text => {
    const number = Number(text);
    if (!Number.isSafeInteger(number) || number < least) {
      throw new InvalidArgumentError(`Give a whole number from ${least}.`);
    }
    return number;
  };
}

function parseInstant(text: string): number {
  const instant = DateTime.fromISO(text, { zone: 'utc' });
  if (!instant.isValid) {
    throw new InvalidArgumentError('Give a date or instant as in ISO 8601.');
  }
  return instant.toMillis();
}

function parseInstants(text: string, before: number[] = []): number[] {
  return [...before, parseInstant(text)];
}

function parseUrl(text: string): string {
  if (!URL.canParse(text)) {
    throw new InvalidArgumentError('Give a URL like http://localhost:7007.');
  }
  return text;
}

function parseSize(text: string): CompanySizeName {
  try {
    return parseSizeName(text);
  } catch (error) {
    throw new InvalidArgumentError(toError(error).message);
  }
}

function withCompanyOptions(command: Command): Command {
  return command
    .option('--size <size>', 'tiny, small or reference', parseSize, 'small')
    .option(
      '--seed <number>',
      'another one is another company',
      parseNumber(0),
      1,
    )
    .option(
      '--until <instant>',
      'when history ends (default: the beginning of today, UTC)',
      parseInstant,
      DateTime.utc().startOf('day').toMillis(),
    );
}

function portal(target: string | undefined) {
  if (!target) {
    return undefined;
  }
  const secrets: Secrets = {
    artifactory: secretOf('artifactory', target),
    github: secretOf('github', target),
    jira: secretOf('jira', target),
    pagerduty: secretOf('pagerduty', target),
    slack: secretOf('slack', target),
    sonarqube: secretOf('sonarqube', target),
    spinnaker: secretOf('spinnaker', target),
  };
  return { target, keys: SigningKeys.create(secrets) };
}

function log(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The command line of the sandbox company. */
export function createCli(): Command {
  const program = new Command('sandbox').description(
    'A simulated company whose tools speak the HTTP of the real ones',
  );
  withCompanyOptions(program.command('serve'))
    .description('answer for the company, and let it live')
    .option('--port <port>', 'on the loopback interface', parseNumber(0), 7010)
    .option('--target <url>', 'of the portal that webhooks go to', parseUrl)
    .option(
      '--watched-from <instants...>',
      'when somebody began to watch, in order: there is more to see then (default: when history ends)',
      parseInstants,
    )
    .action(
      async (
        options: SandboxOptions & { port: number; target?: string },
      ): Promise<void> =>
        serve({
          ...options,
          portal: portal(options.target),
          log,
          signal: untilTold(),
        }),
    );
  withCompanyOptions(program.command('history'))
    .description('write the past as lines of JSON, for `devhose import`')
    .option('--from-line <n>', 'begin there, counted from 1', parseNumber(1), 1)
    .action(
      async (options: SandboxOptions & { fromLine: number }): Promise<void> =>
        writeHistory(process.stdout, options),
    );
  addFaultCommands(program);
  return program;
}
