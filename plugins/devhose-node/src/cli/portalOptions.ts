import { InvalidArgumentError, Option } from 'commander';

/** Which portal is meant. */
export function urlOption(): Option {
  return new Option(
    '--url <url>',
    'address of the portal, such as https://portal.example.com',
  )
    .argParser(readUrl)
    .makeOptionMandatory();
}

/**
 * Who asks; rather in the environment than for all to see in the list of processes.
 *
 * @param variable - of the environment, such as `DEVHOSE_TOKEN`
 */
export function tokenOption(permission: string, variable: string): Option {
  return new Option(
    '--token <token>',
    `token with the permission ${permission}`,
  )
    .env(variable)
    .makeOptionMandatory();
}

/** @throws InvalidArgumentError if it is no address of a web site. */
export function readUrl(value: string): string {
  if (!/^https?:\/\//.test(value) || !URL.canParse(value)) {
    throw new InvalidArgumentError('It must begin with http:// or https://.');
  }
  return value.replace(/\/+$/, '');
}
