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

/** Who asks; rather in the environment than for all to see in the list of processes. */
export function tokenOption(permission: string): Option {
  return new Option(
    '--token <token>',
    `token with the permission ${permission}`,
  )
    .env('DEVHOSE_TOKEN')
    .makeOptionMandatory();
}

function readUrl(value: string): string {
  if (!/^https?:\/\//.test(value) || !URL.canParse(value)) {
    throw new InvalidArgumentError('It must begin with http:// or https://.');
  }
  return value.replace(/\/+$/, '');
}
