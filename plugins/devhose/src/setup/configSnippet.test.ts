import type { SourceSetup } from '@pitstop/plugin-devhose-common';
import { configSnippet } from './configSnippet';

const of = (id: string, key: string, madeBy: SourceSetup['secretMadeBy']) =>
  configSnippet(
    { id, key, on: false, url: 'https://pitstop.example.com' },
    { tool: 'x', steps: [], documentation: '', secretMadeBy: madeBy },
  );

describe('the configuration of a source', () => {
  it('takes its secret from the environment', () => {
    expect(of('github', 'devhose.sources.github', 'you')).toBe(
      `devhose:
  sources:
    github:
      secrets:
        - \${GITHUB_WEBHOOK_SECRET}`,
    );
  });

  it('may be at another place', () => {
    const key = 'devhose.sources.standardWebhooks.<name>';
    expect(of('<name>', key, 'you-standard')).toBe(
      `devhose:
  sources:
    standardWebhooks:
      <name>:
        secrets:
          - \${NAME_WEBHOOK_SECRET}`,
    );
  });

  it('has no secret where the tool has a key of its own', () => {
    expect(of('travis', 'devhose.sources.travis', 'nobody')).toBe(
      `devhose:
  sources:
    travis: {}`,
    );
  });
});
