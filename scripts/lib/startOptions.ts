import { parseArgs } from 'node:util';
import { SentenceError } from '../bootstrap/sentenceError.mjs';
import { type CompanySize, companySizes } from './portal/company.ts';

/** What `npm start` was asked for. */
export interface StartOptions {
  port: number;
  size?: CompanySize;
  /** Whether to begin with empty data. */
  reset: boolean;
  help: boolean;
}

/** @see StartOptions */
export const startHelp = `Usage: npm start -- [options]

  --port <number>   where to open the portal (default 7007)
  --size <size>     of the sandbox company: ${companySizes.join(', ')}
                    (default the one that is there, else small)
  --reset           begin with empty data
  --help            this text`;

/** @throws SentenceError if an option is unknown or makes no sense */
export function parseStartOptions(args: string[]): StartOptions {
  const { port, size, reset, help } = parse(args);
  const portNumber = Number(port);
  if (!Number.isInteger(portNumber) || portNumber < 1 || portNumber > 65535) {
    throw new SentenceError(
      `--port is '${port}', but a port is a number from 1 to 65535.`,
    );
  }
  if (size !== undefined && !isCompanySize(size)) {
    throw new SentenceError(
      `--size is '${size}', but the sandbox company is ${companySizes.join(
        ', ',
      )}.`,
    );
  }
  return { port: portNumber, size, reset, help };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: '7007' },
        size: { type: 'string' },
        reset: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : '';
    throw new SentenceError(
      `${reason}: \`npm start -- --help\` shows them all.`,
    );
  }
}

function isCompanySize(size: string): size is CompanySize {
  return companySizes.some(known => known === size);
}
