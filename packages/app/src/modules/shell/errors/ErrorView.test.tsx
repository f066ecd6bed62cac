import { ForwardedError } from '@backstage/errors';
import {
  registerMswTestHooks,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { SWRConfig } from 'swr';
import { ErrorView } from './ErrorView';

const server = setupServer();
registerMswTestHooks(server);

const here = window.location.href;

/** As the bundler's runtime says that a file did not come. */
const unloaded = {
  script: Object.assign(new Error('Loading chunk 17 failed.'), {
    name: 'ChunkLoadError',
  }),
  'style sheet': Object.assign(new Error('Loading CSS chunk 17 failed.'), {
    code: 'CSS_CHUNK_LOAD_FAILED',
  }),
};

const renderError = (error: Error, resetError = () => {}) =>
  renderInTestApp(
    <SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0 }}>
      <ErrorView error={error} resetError={resetError} />
    </SWRConfig>,
  );

describe('what stands where a page could not be shown', () => {
  it.each(Object.entries(unloaded))(
    'says that a newer portal took the place of this one, if only its %s is gone',
    async (_, error) => {
      server.use(http.head(here, () => new HttpResponse()));
      renderError(error);

      expect(
        await screen.findByText(/a newer version has taken the place/),
      ).toBeVisible();
      expect(
        screen.getByRole('button', { name: 'Load the page again' }),
      ).toBeEnabled();
    },
  );

  it.each([
    ['is not there', () => HttpResponse.error()],
    [
      'is behind a proxy that waits',
      () => new HttpResponse('', { status: 502 }),
    ],
  ])('says that the portal does not answer if it %s', async (_, answer) => {
    server.use(http.head(here, answer));
    renderError(unloaded.script);

    expect(await screen.findByText(/The portal does not answer/)).toBeVisible();
  });

  it('sees, when asked, that the portal is still away, and that it is back', async () => {
    server.use(http.head(here, () => HttpResponse.error()));
    renderError(unloaded.script);
    await screen.findByText(/The portal does not answer/);

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/The portal does not answer/)).toBeVisible();

    server.use(http.head(here, () => new HttpResponse()));
    window.dispatchEvent(new Event('online'));
    expect(
      await screen.findByRole('button', { name: 'Load the page again' }),
    ).toBeVisible();
  });

  it('knows an absent portal behind the words of who met it', async () => {
    server.use(http.head(here, () => HttpResponse.error()));
    renderError(
      new ForwardedError(
        'Failed to authorize extension permissions',
        new TypeError('Failed to fetch'),
      ),
    );

    expect(await screen.findByText(/The portal does not answer/)).toBeVisible();
  });

  it('tells of another failure, and draws again when asked', async () => {
    const resetError = jest.fn();
    renderError(new Error('No body'), resetError);

    expect(
      await screen.findByText(/It failed while it was drawn: No body/),
    ).toBeVisible();
    const trace = screen.getByText(/Error: No body/);
    expect(trace).not.toBeVisible();
    await userEvent.click(screen.getByText('Details'));
    expect(trace).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(resetError).toHaveBeenCalledTimes(1);
  });
});
