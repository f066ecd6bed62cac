import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { knownSetups } from './knownSetups';

const guide = readFileSync(
  resolve(__dirname, '../../../../docs/guides/sources.md'),
  'utf8',
);

/** The steps below a tool's heading, as they are written in the guide. */
function stepsOf(tool: string): string[] {
  const [, section = ''] = guide.split(`\n### ${tool}\n`);
  const [text] = section.split(/\n##+ /);
  return [...text.matchAll(/^\d+\. (.*)$/gm)].map(([, step]) => step);
}

describe('the guide', () => {
  it.each([...knownSetups.values()].map(setup => [setup.tool, setup] as const))(
    'tells what to do in %s as the page of sources does, and where the tool tells it itself',
    (tool, { steps, documentation }) => {
      expect(stepsOf(tool)).toEqual(steps);
      expect(guide).toContain(`(${documentation})`);
    },
  );
});
