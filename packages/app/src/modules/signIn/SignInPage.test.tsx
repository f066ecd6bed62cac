import {
  IdentityApi,
  discoveryApiRef,
  githubAuthApiRef,
} from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { SignInPage } from './SignInPage';

const authUrl = 'http://backend.example/api/auth';
const server = setupServer();

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  server.resetHandlers();
  localStorage.clear();
});
afterAll(() => server.close());

const expiresAt = Math.floor(Date.now() / 1000) + 3600;
const guestSession = {
  profile: {},
  backstageIdentity: {
    token: ['', btoa(JSON.stringify({ exp: expiresAt })), ''].join('.'),
    identity: {
      type: 'user',
      userEntityRef: 'user:default/guest',
      ownershipEntityRefs: ['user:default/guest', 'group:default/checkout'],
    },
  },
};

const guestMayEnter = () =>
  server.use(
    http.get(`${authUrl}/guest/refresh`, () => HttpResponse.json(guestSession)),
  );

const githubSession = {
  token: 'token',
  identity: {
    type: 'user' as const,
    userEntityRef: 'user:default/ada',
    ownershipEntityRefs: ['user:default/ada'],
  },
};

const github = {
  getBackstageIdentity: jest.fn(),
  getProfile: jest.fn(),
  signIn: jest.fn(),
  signOut: jest.fn(),
  sessionState$: jest.fn(),
  getAccessToken: jest.fn(),
};

/** Shows the page; resolves with who came in. */
const renderPage = (providers?: string[]) => {
  let onSignedIn: (identity: IdentityApi) => void;
  const signedIn = new Promise<IdentityApi>(resolve => {
    onSignedIn = resolve;
  });
  const { unmount } = renderInTestApp(
    <SignInPage onSignInSuccess={identity => onSignedIn(identity)} />,
    {
      config: {
        app: { title: 'Pitstop', signIn: { providers } },
        organization: { name: 'Northwind' },
      },
      apis: [
        [discoveryApiRef, { getBaseUrl: async () => authUrl }],
        [githubAuthApiRef, github],
      ],
    },
  );
  return { signedIn, unmount };
};

const button = (name: string) => screen.findByRole('button', { name });

describe('the sign-in page', () => {
  it('lets a guest in, and does not ask again after a reload', async () => {
    guestMayEnter();
    const first = renderPage(['guest']);
    await userEvent.click(await button('Enter as guest'));

    const identity = await first.signedIn;
    await expect(identity.getBackstageIdentity()).resolves.toMatchObject({
      userEntityRef: 'user:default/guest',
    });

    first.unmount();
    const second = renderPage(['guest']);
    await expect(second.signedIn).resolves.toBeDefined();
  });

  it('lets one in as somebody else where that is offered', async () => {
    server.use(
      http.get(`${authUrl}/operator/refresh`, () =>
        HttpResponse.json(guestSession),
      ),
    );
    const { signedIn } = renderPage(['guest', 'operator']);
    await userEvent.click(await button('Enter as platform engineer'));
    await expect(signedIn).resolves.toBeDefined();
    expect(localStorage.getItem('pitstop.signIn.provider')).toBe('operator');
  });

  it('asks again after one has signed out', async () => {
    guestMayEnter();
    const { signedIn, unmount } = renderPage(['guest']);
    await userEvent.click(await button('Enter as guest'));
    await (await signedIn).signOut();
    unmount();

    renderPage(['guest']);
    expect(await button('Enter as guest')).toBeInTheDocument();
  });

  it('says why a guest may not enter, and lets them try again', async () => {
    server.use(
      http.get(`${authUrl}/guest/refresh`, () =>
        HttpResponse.json(
          { error: { message: 'Guests are not welcome today' } },
          { status: 403 },
        ),
      ),
    );
    const { signedIn } = renderPage(['guest']);
    await userEvent.click(await button('Enter as guest'));
    expect(await screen.findByText('Signing in failed')).toBeInTheDocument();

    guestMayEnter();
    await userEvent.click(await button('Enter as guest'));
    await expect(signedIn).resolves.toBeDefined();
  });

  it('signs in with GitHub in a pop-up, which may be refused', async () => {
    github.getBackstageIdentity.mockRejectedValueOnce(
      new Error('The pop-up was closed'),
    );
    const { signedIn } = renderPage(['github']);
    await userEvent.click(await button('Sign in with GitHub'));
    expect(
      await screen.findByText('The reason: The pop-up was closed'),
    ).toBeVisible();

    github.getBackstageIdentity.mockResolvedValueOnce(githubSession);
    await userEvent.click(await button('Sign in with GitHub'));
    const identity = await signedIn;
    await expect(identity.getBackstageIdentity()).resolves.toEqual(
      githubSession.identity,
    );
    expect(github.getBackstageIdentity).toHaveBeenLastCalledWith({
      instantPopup: true,
    });
  });

  it('opens no pop-up that nobody asked for', async () => {
    localStorage.setItem('pitstop.signIn.provider', 'github');
    github.getBackstageIdentity.mockResolvedValueOnce(undefined);
    renderPage(['github']);

    expect(await button('Sign in with GitHub')).toBeVisible();
    expect(github.getBackstageIdentity).toHaveBeenLastCalledWith({
      optional: true,
    });
  });

  it('tells what to configure where no way in is', async () => {
    renderPage();

    expect(await screen.findByText(/app\.signIn\.providers/)).toBeVisible();
    await waitFor(() =>
      expect(screen.queryByRole('button')).not.toBeInTheDocument(),
    );
  });
});
