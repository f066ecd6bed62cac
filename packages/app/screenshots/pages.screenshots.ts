import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { deliveryPageOf, type Portal } from '../e2e-tests/support/Portal';
import { expect, test, type Persona } from '../e2e-tests/support/test';

const directory = join(__dirname, '../../../docs/images');

/** A page worth a picture, and how one sees that it is whole. */
interface Picture {
  name: string;
  path: (portal: Portal) => Promise<string>;
  shows: string | RegExp;
  signedInAs?: Persona;
}

const myDelivery = async (portal: Portal) =>
  deliveryPageOf(await portal.myTeam());

const pictures: Picture[] = [
  {
    name: 'home',
    path: async () => '/',
    shows: /^Open the delivery of/,
  },
  {
    name: 'delivery-tab',
    path: myDelivery,
    shows: /^deployments? to production$/,
  },
  {
    name: 'delivery-deployments',
    path: async portal => `${await myDelivery(portal)}/deployments`,
    shows: /^deployments? to production$/,
  },
  {
    name: 'delivery-evidence',
    path: async portal =>
      `${await myDelivery(
        portal,
      )}/lead-time?range=6m&granularity=week&evidence=lead-time&order=longest`,
    shows: /^Planned deployment to/,
  },
  {
    name: 'delivery-code',
    path: async portal => `${await myDelivery(portal)}/code?range=12m`,
    shows: 'Median size in lines',
  },
  {
    name: 'north-star',
    path: async () => '/north-star',
    shows: /^Week by week since/,
  },
  {
    name: 'ledger',
    path: async () => '/ledger',
    shows: /^What is shown comes from|^Rebuild \d+|^Nothing has been computed/,
    signedInAs: 'operator',
  },
  {
    name: 'events',
    path: async () => '/devhose/events',
    shows: 'Load older events',
  },
];

/** Nothing is on its way any more: neither a number nor the drawing of a chart. */
async function isWhole(page: Page, shows: Picture['shows']): Promise<void> {
  await expect(page.getByText(shows).first()).toBeVisible();
  await expect(page.locator('[aria-busy=true], .bui-Skeleton')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    for (const { name, path, shows, signedInAs = 'guest' } of pictures) {
      test.describe(`as ${signedInAs}`, () => {
        test.use({ signedInAs });

        test(name, async ({ page, portal }) => {
          await page.goto(await path(portal));
          await isWhole(page, shows);
          await page.screenshot({
            path: join(directory, `${name}-${colorScheme}.png`),
            animations: 'disabled',
            caret: 'hide',
          });
        });
      });
    }
  });
}
