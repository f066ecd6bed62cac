import { ResponseError } from '@backstage/errors';
import { Argument, type Command, Option } from 'commander';
import { type Fault, faultKinds, faultyTools } from './Fault';

interface ServerOption {
  url: string;
}

async function ask(
  { url }: ServerOption,
  path = '',
  init?: RequestInit,
): Promise<Response> {
  const response = await fetch(new URL(`/faults${path}`, url), init);
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return response;
}

function describe({ id, kind, tool, until }: Fault): string {
  const end = new Date(until).toISOString();
  return `${id} ${kind} of ${tool ?? 'all tools'} until ${end}\n`;
}

const server = () =>
  new Option('--url <url>', 'of the sandbox').default('http://127.0.0.1:7010');

/** Commands that cause faults in a sandbox that is running. */
export function addFaultCommands(program: Command): void {
  program
    .command('fault')
    .description('let something go wrong in a running sandbox')
    .addArgument(new Argument('<kind>').choices([...faultKinds]))
    .addOption(
      new Option('--tool <tool>', 'only of this one').choices([...faultyTools]),
    )
    .option('--for <seconds>', 'how long it lasts', Number, 60)
    .option('--share <share>', 'of the webhooks that it strikes', Number, 1)
    .option('--by <seconds>', 'of a delay or a skewed clock', Number, 30)
    .option('--per-second <n>', 'of a flood', Number, 50)
    .addOption(server())
    .action(
      async (
        kind: string,
        options: ServerOption & {
          tool?: string;
          for: number;
          share: number;
          by: number;
          perSecond: number;
        },
      ): Promise<void> => {
        const response = await ask(options, '', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            kind,
            tool: options.tool,
            forSeconds: options.for,
            share: options.share,
            bySeconds: options.by,
            perSecond: options.perSecond,
          }),
        });
        process.stdout.write(describe(await response.json()));
      },
    );
  program
    .command('faults')
    .description('what is wrong in a running sandbox')
    .addOption(server())
    .action(async (options: ServerOption): Promise<void> => {
      const response = await ask(options);
      const { items }: { items: Fault[] } = await response.json();
      process.stdout.write(items.map(describe).join(''));
    });
  program
    .command('heal')
    .description('end a fault before its time')
    .argument('<id>', 'as `faults` shows it')
    .addOption(server())
    .action(async (id: string, options: ServerOption): Promise<void> => {
      await ask(options, `/${encodeURIComponent(id)}`, { method: 'DELETE' });
    });
}
