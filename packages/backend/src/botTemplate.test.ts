import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import scaffolderGithub from '@backstage/plugin-scaffolder-backend-module-github';
import ts from 'typescript';
import { parse } from 'yaml';

jest.setTimeout(180_000);

const root = resolve(__dirname, '../../..');
const template = join(root, 'templates/bot');
const values = {
  name: 'release-herald',
  description: 'Tells everybody what goes wrong, "at once" */',
  owner: 'group:default/platform',
  repoUrl: 'github.com?owner=quillfair&repo=pitstop',
};

/** What the scaffolder makes of the template: contents by path. */
async function render(): Promise<Map<string, string>> {
  const { server } = await startTestBackend({
    features: [
      scaffolder,
      scaffolderGithub,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.rootConfig.factory({
        data: {
          // Nobody is asked with it.
          integrations: { github: [{ host: 'github.com', token: 'none' }] },
        },
      }),
    ],
  });
  const entries = await readdir(template, {
    recursive: true,
    withFileTypes: true,
  });
  const directoryContents = await Promise.all(
    entries
      .filter(entry => entry.isFile())
      .map(async entry => {
        const path = join(entry.parentPath, entry.name);
        return {
          path: path.slice(template.length + 1),
          base64Content: await readFile(path, 'base64'),
        };
      }),
  );
  const response = await fetch(
    `http://127.0.0.1:${server.port()}/api/scaffolder/v2/dry-run`,
    {
      method: 'POST',
      headers: {
        Authorization: mockCredentials.user.header(),
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({
        template: parse(
          await readFile(join(template, 'template.yaml'), 'utf8'),
        ),
        values,
        directoryContents,
      }),
    },
  );
  const answer = await response.text();
  if (!response.ok) {
    throw new Error(`The scaffolder answered ${response.status}: ${answer}`);
  }
  const rendered: Array<{ path: string; base64Content: string }> =
    JSON.parse(answer).directoryContents;
  return new Map(
    rendered.map(({ path, base64Content }) => [
      path,
      Buffer.from(base64Content, 'base64').toString(),
    ]),
  );
}

/** What the compiler says of files that are only in memory. */
function typeProblems(files: ReadonlyMap<string, string>): string[] {
  const { config } = ts.readConfigFile(
    join(root, 'tsconfig.json'),
    ts.sys.readFile,
  );
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, include: [], files: [] },
    ts.sys,
    root,
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile: readText, getSourceFile } = host;
  host.fileExists = path => files.has(path) || fileExists(path);
  host.directoryExists = path =>
    [...files.keys()].some(file => file.startsWith(`${path}/`)) ||
    ts.sys.directoryExists(path);
  host.readFile = path => files.get(path) ?? readText(path);
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const text = files.get(path);
    return text === undefined
      ? getSourceFile(path, languageVersion, ...rest)
      : ts.createSourceFile(path, text, languageVersion);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap(path => {
    const source = program.getSourceFile(path);
    return [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ].map(
      ({ messageText }) =>
        `${path}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
}

describe('the template of a bot', () => {
  const folder = 'plugins/release-herald-backend';
  let files: Map<string, string>;

  beforeAll(async () => {
    files = await render();
  });

  it('makes a plugin of the portal, and nothing beside it', () => {
    expect([...files.keys()].sort()).toEqual(
      [
        '.eslintrc.js',
        'README.md',
        'catalog-info.yaml',
        'package.json',
        'src/index.test.ts',
        'src/index.ts',
      ].map(path => `${folder}/${path}`),
    );
    expect([...files.values()].join()).not.toContain('${{');
  });

  it('names it, and who owns it', () => {
    const manifest = JSON.parse(files.get(`${folder}/package.json`) ?? '');
    expect(manifest).toMatchObject({
      name: '@pitstop/plugin-release-herald-backend',
      description: values.description,
      backstage: { pluginId: values.name },
    });
    expect(parse(files.get(`${folder}/catalog-info.yaml`) ?? '')).toMatchObject(
      {
        kind: 'Component',
        metadata: {
          name: 'release-herald-bot',
          description: values.description,
        },
        spec: { type: 'bot', owner: values.owner },
      },
    );
  });

  it('makes a bot of less than 50 lines, which reacts to a failed deployment', () => {
    const code = files.get(`${folder}/src/index.ts`) ?? '';
    expect(code).toContain("pluginId: 'release-herald'");
    expect(code).toContain('eventTypes.deploymentFailed');
    expect(
      code.split('\n').filter(line => line.trim() !== '').length,
    ).toBeLessThan(50);
  });

  it('makes code and a test that the compiler has nothing to say about', () => {
    const sources = [...files].filter(([path]) => path.endsWith('.ts'));
    expect(
      typeProblems(
        new Map(sources.map(([path, text]) => [join(root, path), text])),
      ),
    ).toEqual([]);
  });

  it('needs nothing that the example does not need', async () => {
    const manifest = JSON.parse(files.get(`${folder}/package.json`) ?? '');
    const example = JSON.parse(
      await readFile(
        join(root, 'plugins/deployment-bot-backend/package.json'),
        'utf8',
      ),
    );
    expect(manifest.dependencies).toEqual(example.dependencies);
    expect(manifest.devDependencies).toEqual(example.devDependencies);
  });
});
