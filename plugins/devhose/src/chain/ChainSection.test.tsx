import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { Formats } from '@pitstop/charts';
import { eventTypes, type DevhoseEvent } from '@pitstop/plugin-devhose-common';
import { aCloudEvent, anEvent } from '../__testUtils__/anEvent';
import { devhoseUrl, failing } from '../__testUtils__/devhoseServer';
import { renderWithDevhose } from '../__testUtils__/renderWithDevhose';
import { ChainSection } from './ChainSection';

expect.extend(toHaveNoViolations);

const server = setupServer();
registerMswTestHooks(server);

const formats = Formats.create({ locale: 'en', timeZone: 'UTC' });
const path = '/v1/events/41/0/chain';

function chain(...items: DevhoseEvent[]) {
  return http.get(`${devhoseUrl}${path}`, () => HttpResponse.json({ items }));
}

function happened(
  sequence: number,
  type: string,
  subject: string,
  data: object,
  content: object = {},
): DevhoseEvent {
  return anEvent({
    sequence,
    event: aCloudEvent(type, { subject, data, content }),
  });
}

const opened = happened(1, eventTypes.changeCreated, 'pull/1', { number: 1 });
const merged = happened(2, eventTypes.changeMerged, 'pull/1', {
  number: 1,
  baseBranch: 'main',
});
const deployed = happened(60, eventTypes.serviceDeployed, 'deployments/1', {
  commit: 'abcdef0123',
  environment: 'production',
});
const runs = Array.from({ length: 6 }, (_, run) =>
  happened(
    10 + run,
    eventTypes.taskRunFinished,
    `runs/${run}`,
    {},
    { taskName: `check ${run}`, outcome: run === 1 ? 'failure' : 'success' },
  ),
);

const render = () =>
  renderWithDevhose(<ChainSection event={anEvent()} formats={formats} />, {
    address: '/?outcome=failure',
  });

describe('what an event is part of', () => {
  it('is told by stages, each thing as it ended, in words', async () => {
    server.use(chain(opened, merged, anEvent(), deployed));
    const { container } = render();
    const stages = await screen.findByRole('list', {
      name: 'From commit to production',
    });
    expect(
      within(stages)
        .getAllByRole('link')
        .map(link => link.textContent),
    ).toEqual([
      'Pull request 1 merged into main',
      'Build “ci” failed',
      'abcdef0 deployed to production',
    ]);
    expect(
      within(stages).getByRole('link', { name: /deployed/ }),
    ).toHaveAttribute('href', '/?outcome=failure&event=60.0');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows what matters of many, and all of them when asked', async () => {
    server.use(chain(merged, ...runs, anEvent(), deployed));
    render();
    expect(await screen.findByText('Check “check 1” failed')).toBeVisible();
    expect(screen.queryByText('Check “check 2” succeeded')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show 4 more' }));
    expect(screen.getByText('Check “check 2” succeeded')).toBeVisible();
  });

  it('may be nothing', async () => {
    server.use(chain(anEvent()));
    render();
    expect(await screen.findByText(/Nothing else in the log/)).toBeVisible();
  });

  it('is asked for again when that failed', async () => {
    server.use(failing(path, 503, 'ServiceUnavailableError', 'Being serviced'));
    render();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Being serviced',
    );
    server.use(chain(opened, anEvent()));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Pull request 1 opened')).toBeVisible();
  });
});
