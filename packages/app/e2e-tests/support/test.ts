import { test as base } from '@playwright/test';
import { Portal } from './Portal';

/** Who one may enter the sandbox's portal as. */
export type Persona = 'guest' | 'operator';

/**
 * Tests of people who are signed in: as guest, unless `signedInAs` is set
 * otherwise; `portal` is what the API tells them.
 */
export const test = base.extend<{ portal: Portal; signedInAs: Persona }>({
  signedInAs: ['guest', { option: true }],
  storageState: async ({ baseURL, signedInAs }, use) => {
    const { origin } = new URL(baseURL ?? '');
    await use({
      cookies: [],
      origins: [
        {
          origin,
          localStorage: [
            { name: 'pitstop.signIn.provider', value: signedInAs },
          ],
        },
      ],
    });
  },
  portal: async ({ request, signedInAs }, use) => {
    await use(await Portal.enter(request, signedInAs));
  },
});

export { expect } from '@playwright/test';
