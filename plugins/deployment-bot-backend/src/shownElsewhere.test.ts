import { readFile } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

const root = resolvePackagePath(
  '@pitstop/plugin-deployment-bot-backend',
  '../..',
);

const read = (path: string) => readFile(`${root}/${path}`, 'utf8');

it('the guide shows it as it is, in less than 50 lines', async () => {
  const code = await read('plugins/deployment-bot-backend/src/index.ts');
  const guide = await read('docs/guides/first-bot.md');
  expect(guide).toContain(code);
  const lines = code.split('\n').filter(line => line.trim() !== '');
  expect(lines.length).toBeLessThan(50);
});

it.each(['index.ts', 'index.test.ts'])(
  'the template makes the same %s of its name and its sentence',
  async file => {
    const skeleton = await read(`templates/bot/skeleton/src/${file}`);
    const rendered = skeleton
      .replaceAll('${{ values.name }}', 'deployment-bot')
      .replaceAll(
        '${{ values.description | replace("*/", "") }}',
        'Tells the owners of a component that its deployment failed.',
      );
    expect(rendered).toBe(
      await read(`plugins/deployment-bot-backend/src/${file}`),
    );
  },
);
