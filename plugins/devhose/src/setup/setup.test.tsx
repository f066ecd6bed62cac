import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type {
  SourceCheck,
  SourceSetupStatus,
} from '@pitstop/plugin-devhose-common';
import { devhoseUrl } from '../__testUtils__/devhoseServer';
import { renderWithDevhose } from '../__testUtils__/renderWithDevhose';
import { unheardSource } from '../__testUtils__/unheardSource';
import { SourcesPage } from '../sources/SourcesPage';

expect.extend(toHaveNoViolations);

const server = setupServer();
registerMswTestHooks(server);

const github = unheardSource('github');

const githubUrl = 'https://pitstop.example.com/api/devhose/ingest/github';

const setups: SourceSetupStatus[] = [
  {
    id: 'github',
    key: 'devhose.sources.github',
    on: true,
    url: githubUrl,
    setup: {
      tool: 'GitHub',
      steps: ['Open `Settings`.', 'Choose `Send me everything`, and save.'],
      secretMadeBy: 'you',
      documentation: 'https://docs.github.com/webhooks',
    },
  },
  {
    id: 'travis',
    key: 'devhose.sources.travis',
    on: false,
    url: 'https://pitstop.example.com/api/devhose/ingest/travis',
    setup: {
      tool: 'Travis CI',
      steps: ['Add the address to `.travis.yml`.'],
      secretMadeBy: 'nobody',
      documentation: 'https://docs.travis-ci.com/notifications',
    },
  },
  {
    id: 'kubernetes',
    key: 'devhose.sources.kubernetes',
    on: false,
    setup: {
      tool: 'Kubernetes',
      steps: ['Name the clusters.'],
      secretMadeBy: 'nobody',
      watched: true,
      documentation: 'https://backstage.io/docs/features/kubernetes',
    },
  },
];

const passed: SourceCheck = {
  at: '2026-03-04T10:00:00Z',
  url: githubUrl,
  steps: [
    { step: 'made', verdict: 'passed' },
    { step: 'reached', verdict: 'passed' },
    { step: 'taken', verdict: 'passed' },
    { step: 'stored', verdict: 'passed' },
    { step: 'proven', verdict: 'passed', detail: 'hmac-sha256' },
  ],
  sequence: 4711,
  secret: { position: 1, fingerprint: '5f0c22d9' },
};

function use(check: SourceCheck = passed, source = github): void {
  server.use(
    http.get(`${devhoseUrl}/v1/sources`, () =>
      HttpResponse.json({ items: [source], unknownSourceRequests: 0 }),
    ),
    http.get(`${devhoseUrl}/v1/source-setups`, () =>
      HttpResponse.json({ items: setups }),
    ),
    http.post(`${devhoseUrl}/v1/sources/github/check`, () =>
      HttpResponse.json(check),
    ),
  );
}

async function open(mayTest = true) {
  const { container } = renderWithDevhose(<SourcesPage />, {
    address: '/devhose/sources?source=github',
    mayReadDeliveries: mayTest,
  });
  const details = within(
    await screen.findByRole('region', { name: 'Source github' }),
  );
  return { container, details };
}

const send = async (details: Awaited<ReturnType<typeof open>>['details']) =>
  userEvent.click(
    await details.findByRole('button', { name: 'Send test delivery' }),
  );

describe('the set-up of a source', () => {
  it('has the address, the steps, the secret and the configuration', async () => {
    use();
    const { container, details } = await open();
    expect(await details.findByText(githubUrl)).toBeVisible();
    expect(details.getByText('Send me everything').tagName).toBe('CODE');
    expect(details.getByText('openssl rand -hex 32')).toBeVisible();
    expect(details.getByText(/GITHUB_WEBHOOK_SECRET/)).toBeVisible();
    expect(
      details.getByRole('link', { name: /Documentation of GitHub/ }),
    ).toHaveAttribute('href', 'https://docs.github.com/webhooks');
    expect(await axe(container)).toHaveNoViolations();
  });

  it.each([
    ['comes first', 'never-heard', ['Set up', 'How deliveries come in']],
    ['comes last', 'silent', ['How deliveries come in', 'Set up']],
  ] as const)('%s where the source is %s', async (_, condition, order) => {
    use(passed, { ...github, condition });
    const { details } = await open();
    await details.findByText(githubUrl);
    const titles = details
      .getAllByRole('heading')
      .map(heading => heading.textContent ?? '');
    expect(titles.filter(title => order.some(each => each === title))).toEqual(
      order,
    );
  });

  it('is told of tools that are not connected too', async () => {
    use();
    await open();
    const others = within(
      await screen.findByRole('region', { name: 'Connect another tool' }),
    );
    await userEvent.click(others.getByRole('button', { name: 'Travis CI' }));
    expect(others.getByText(/travis: \{\}/)).toBeVisible();
    expect(others.queryByText('GitHub')).toBeNull();
  });

  it('has neither address nor secret where nobody sends', async () => {
    use();
    await open();
    const others = within(
      await screen.findByRole('region', { name: 'Connect another tool' }),
    );
    await userEvent.click(others.getByRole('button', { name: 'Kubernetes' }));
    expect(others.getByText('Name the clusters.')).toBeVisible();
    expect(others.getByText(/kubernetes: \{\}/)).toBeVisible();
    const panel = within(others.getByRole('group', { name: 'Kubernetes' }));
    expect(panel.queryByText(/\/ingest\//)).toBeNull();
    expect(panel.queryByText('The secret')).toBeNull();
  });
});

describe('a test delivery', () => {
  it('tells each step that it got', async () => {
    use();
    const { container, details } = await open();
    await send(details);
    expect(await details.findByText('Reach Devhose: passed')).toBeVisible();
    expect(
      details.getByText('It is delivery 4,711 of the log, byte for byte.'),
    ).toBeVisible();
    expect(details.getByText(/secret 1 \(5f0c22d9\)/)).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('tells where it failed, and what was found there', async () => {
    use({
      ...passed,
      steps: [
        { step: 'made', verdict: 'passed' },
        {
          step: 'reached',
          verdict: 'failed',
          detail: '302, to https://sso.example.com/',
        },
      ],
    });
    const { details } = await open();
    await send(details);
    expect(await details.findByText('Reach Devhose: failed')).toBeVisible();
    expect(
      details.getByText('Found: 302, to https://sso.example.com/'),
    ).toBeVisible();
    expect(details.queryByText(/^Be taken in/)).toBeNull();
  });

  it('tells what cannot be tried', async () => {
    use({
      ...passed,
      steps: [
        { step: 'made', verdict: 'impossible' },
        { step: 'reached', verdict: 'passed' },
        { step: 'taken', verdict: 'impossible' },
      ],
    });
    const { details } = await open();
    await send(details);
    expect(
      await details.findByText(/Only the tool itself can sign/),
    ).toBeVisible();
    expect(details.getByText(/turned away, as it should be/)).toBeVisible();
  });

  it('that could not be sent says why', async () => {
    use();
    server.use(
      http.post(`${devhoseUrl}/v1/sources/github/check`, () =>
        HttpResponse.json(
          {
            error: { name: 'ServiceUnavailableError', message: 'Serviced' },
            response: { statusCode: 503 },
          },
          { status: 503 },
        ),
      ),
    );
    const { details } = await open();
    await send(details);
    expect(await details.findByText(/Serviced \(503\)/)).toBeVisible();
  });

  it('is not for those who lack the permission', async () => {
    use();
    const { details } = await open(false);
    expect(await details.findByText(/devhose\.source\.test/)).toBeVisible();
    expect(
      details.queryByRole('button', { name: 'Send test delivery' }),
    ).toBeNull();
  });
});
