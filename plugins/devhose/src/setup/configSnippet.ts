import type {
  SourceSetup,
  SourceSetupStatus,
} from '@pitstop/plugin-devhose-common';

/** The configuration that turns a source on; secrets come from the environment. */
export function configSnippet(
  { id, key }: SourceSetupStatus,
  { secretMadeBy }: SourceSetup,
): string {
  const path = key.split('.');
  const lines = path.map((name, depth) => `${'  '.repeat(depth)}${name}:`);
  if (secretMadeBy === 'nobody') {
    return [...lines.slice(0, -1), `${lines.at(-1)} {}`].join('\n');
  }
  const indent = '  '.repeat(path.length);
  const variable = id.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  return [
    ...lines,
    `${indent}secrets:`,
    `${indent}  - \${${variable.replace(/^_|_$/g, '')}_WEBHOOK_SECRET}`,
  ].join('\n');
}
