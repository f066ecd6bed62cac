import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { eventTypes } from '@pitstop/plugin-devhose-common';
import { aCloudEvent, anEvent } from '../__testUtils__/anEvent';
import { answering, vocabularyOf } from '../__testUtils__/devhoseServer';
import { eventStream } from '../__testUtils__/eventStream';
import { renderWithDevhose } from '../__testUtils__/renderWithDevhose';
import { EventsPage } from '../events/EventsPage';

const server = setupServer();
registerMswTestHooks(server);

const pullRequest = (number: number) =>
  anEvent({
    sequence: 41 + number,
    event: aCloudEvent(eventTypes.changeCreated, { data: { number } }),
  });

const rows = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map(row => row.textContent?.match(/Build “ci” failed|request \d+/)?.[0]);

async function renderLive() {
  const stream = eventStream();
  server.use(vocabularyOf([anEvent()]), answering([anEvent()]), stream.handler);
  renderWithDevhose(<EventsPage />);
  expect(await screen.findByText('Live')).toBeVisible();
  return stream;
}

beforeAll(() => {
  // jsdom has none.
  Element.prototype.scrollIntoView = () => {};
});

describe('what comes in', () => {
  it('goes on top by itself, each once, from where the list ends', async () => {
    const stream = await renderLive();
    expect(stream.resumedAfter).toEqual(['41']);
    stream.tell(pullRequest(1));
    stream.tell(pullRequest(2));
    stream.tell(pullRequest(2));
    await screen.findByRole('row', { name: /^Pull request 2 opened/ });
    expect(rows()).toEqual(['request 2', 'request 1', 'Build “ci” failed']);
  });

  it('waits while paused, and says how much there is', async () => {
    const stream = await renderLive();
    await userEvent.click(screen.getByRole('button', { name: 'Pause' }));
    stream.tell(pullRequest(1));
    stream.tell(pullRequest(2));
    const show = await screen.findByRole('button', { name: '2 new events' });
    expect(rows()).toEqual(['Build “ci” failed']);

    await userEvent.click(show);
    expect(rows()).toEqual(['request 2', 'request 1', 'Build “ci” failed']);
    stream.tell(pullRequest(3));
    expect(
      await screen.findByRole('button', { name: '1 new event' }),
    ).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
    await screen.findByRole('row', { name: /^Pull request 3 opened/ });
  });

  it('is resumed after the last event when the stream ends', async () => {
    const stream = await renderLive();
    stream.tell(pullRequest(1));
    await screen.findByRole('row', { name: /^Pull request 1 opened/ });
    stream.end();
    await waitFor(() => expect(stream.resumedAfter).toEqual(['41', '42.0']));
    stream.tell(pullRequest(2));
    await screen.findByRole('row', { name: /^Pull request 2 opened/ });
    expect(rows()).toEqual(['request 2', 'request 1', 'Build “ci” failed']);
  });

  it('is missed visibly when the connection is lost, and made up for', async () => {
    const stream = await renderLive();
    stream.fail();
    expect(await screen.findByText(/Connection lost/)).toBeVisible();
    await waitFor(() => expect(stream.resumedAfter).toEqual(['41', '41']));
    expect(await screen.findByText('Live')).toBeVisible();
  });

  it('does not concern a list that ended in the past', async () => {
    const stream = eventStream();
    server.use(
      vocabularyOf([anEvent()]),
      answering([anEvent()]),
      stream.handler,
    );
    renderWithDevhose(<EventsPage />, {
      address: '/?from=2026-03-01&to=2026-03-02',
    });
    await screen.findByRole('row', { name: /^Build “ci” failed/ });
    expect(screen.queryByRole('button', { name: 'Pause' })).toBeNull();
    expect(stream.resumedAfter).toEqual([]);
  });
});
