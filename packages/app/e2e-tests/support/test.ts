import { test as base } from '@playwright/test';
import { Portal } from './Portal';

/** Tests of people who are signed in; `portal` is what the API tells them. */
export const test = base.extend<{ portal: Portal }>({
  storageState: async ({ baseURL }, use) => {
    const { origin } = new URL(baseURL ?? '');
    await use({
      cookies: [],
      origins: [
        {
          origin,
          localStorage: [{ name: 'pitstop.signIn.provider', value: 'guest' }],
        },
      ],
    });
  },
  portal: async ({ request }, use) => {
    await use(await Portal.enter(request));
  },
});

export { expect } from '@playwright/test';
