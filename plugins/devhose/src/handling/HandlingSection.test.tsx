import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { useFormats } from '@pitstop/charts';
import type { EventHandling } from '@pitstop/plugin-devhose-common';
import { anEvent } from '../__testUtils__/anEvent';
import { devhoseUrl, failing } from '../__testUtils__/devhoseServer';
import { renderWithDevhose } from '../__testUtils__/renderWithDevhose';
import { HandlingSection } from './HandlingSection';

expect.extend(toHaveNoViolations);

const server = setupServer();
registerMswTestHooks(server);

const path = '/v1/events/41/0/consumers';
const at = '2026-03-04T10:00:00Z';

const answering = (...items: EventHandling[]) =>
  http.get(`${devhoseUrl}${path}`, () => HttpResponse.json({ items }));

function Subject() {
  return <HandlingSection event={anEvent()} formats={useFormats('UTC')} />;
}

const render = (allowed = true) =>
  renderWithDevhose(<Subject />, { mayReadDeliveries: allowed });

describe('who handled an event', () => {
  it('is told of everyone who wants it, the others are counted', async () => {
    server.use(
      answering(
        { consumer: 'bot:done', state: 'handled', at },
        { consumer: 'bot:early', state: 'came-before' },
        { consumer: 'bot:late', state: 'waiting' },
        {
          consumer: 'bot:letter',
          state: 'dead-letter',
          at,
          attempts: 8,
          error: 'GitHub is down',
        },
        { consumer: 'bot:long-ago', state: 'handled' },
        { consumer: 'bot:other', state: 'unwanted' },
        {
          consumer: 'bot:trying',
          state: 'failing',
          at,
          attempts: 1,
          error: 'Timeout',
          retryAt: at,
        },
      ),
    );
    const { container } = render();
    const list = await screen.findByRole('list', { name: 'Who handled it' });
    const said = within(list)
      .getAllByRole('listitem')
      .map(item => item.textContent);
    expect(said).toEqual([
      expect.stringMatching(/^bot:doneHandled by .*2026/),
      'bot:earlyNever: it subscribed later',
      expect.stringMatching(/^bot:lateNot yet/),
      expect.stringMatching(
        /^bot:letterDead letter after 8 attempts, .*GitHub is down$/,
      ),
      'bot:long-agoHandled',
      expect.stringMatching(
        /^bot:tryingFailed once, is tried again .*Timeout$/,
      ),
    ]);
    expect(
      screen.getByText('1 other consumer does not want it.'),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'All consumers' })).toHaveAttribute(
      'href',
      '/devhose/consumers',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('may be nobody', async () => {
    server.use(answering());
    render();
    expect(await screen.findByText(/^Nobody who subscribes/)).toBeVisible();
  });

  it('takes a permission, which is named', async () => {
    render(false);
    expect(await screen.findByText(/devhose\.consumer\.read/)).toBeVisible();
  });

  it('is asked again where it could not be found out', async () => {
    server.use(failing(path, 503, 'ServiceUnavailableError', 'Serviced'));
    render();
    expect(await screen.findByRole('alert')).toHaveTextContent('Serviced');
    server.use(answering({ consumer: 'bot:done', state: 'handled', at }));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('bot:done')).toBeVisible();
  });
});
