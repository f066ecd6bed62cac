import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { deliveryPageOf, type Portal, repositoryOf } from './support/Portal';
import { expect, test } from './support/test';

/** The head of catalog pages, which Backstage draws outside of any landmark. */
const stockHeader = '.bui-PluginHeader';

const problems = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page })
    .exclude(stockHeader)
    .analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(node => `${id}: ${help}: ${node.html}`),
  );
};

const pages: Array<{
  name: string;
  path: (portal: Portal) => Promise<string>;
  shows: string | RegExp;
}> = [
  {
    name: 'the home page',
    path: async () => '/',
    shows: /^Open the delivery of/,
  },
  {
    name: "a team's delivery",
    path: async portal => deliveryPageOf(await portal.myTeam()),
    shows: /^deployments? to production$/,
  },
  {
    name: "a team's deployments",
    path: async portal =>
      `${deliveryPageOf(await portal.myTeam())}/deployments`,
    shows: /^deployments? to production$/,
  },
  {
    name: "a team's lead time",
    path: async portal => `${deliveryPageOf(await portal.myTeam())}/lead-time`,
    shows: 'Unmeasurable',
  },
  {
    name: "a team's code",
    path: async portal => `${deliveryPageOf(await portal.myTeam())}/code`,
    shows: 'Median size in lines',
  },
  {
    name: "a team's review",
    path: async portal => `${deliveryPageOf(await portal.myTeam())}/review`,
    shows: 'Merged without review',
  },
  {
    name: "a team's builds",
    path: async portal => `${deliveryPageOf(await portal.myTeam())}/builds`,
    shows: 'of the builds',
  },
  {
    name: 'the North Star',
    path: async () => '/north-star',
    shows: /^Week by week since/,
  },
  {
    name: "a component's delivery",
    path: async portal => deliveryPageOf((await portal.myComponents())[0]),
    shows: 'Lead time for changes',
  },
  {
    name: 'a component without its repository',
    path: async portal => {
      const component = (await portal.components()).find(
        each => !repositoryOf(each),
      );
      return component ? deliveryPageOf(component) : '';
    },
    shows: /Ledger does not know the repository/,
  },
  {
    name: 'the events of all tools',
    path: async () => '/devhose/events',
    shows: 'Load older events',
  },
  {
    name: 'an event',
    path: async () => '/devhose/events?event=1.0',
    shows: 'What was understood',
  },
  {
    name: 'an address without a page',
    path: async () => '/no/such/page',
    shows: 'There is no page here',
  },
];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme axe finds nothing`, () => {
    test.use({ colorScheme });

    for (const { name, path, shows } of pages) {
      test(`on ${name}`, async ({ page, portal }) => {
        await page.goto(await path(portal));
        await expect(page.getByText(shows).first()).toBeVisible();
        await expect(page.getByRole('progressbar')).toHaveCount(0);

        expect(await problems(page)).toEqual([]);
      });
    }

    test('on the sign-in page', async ({ page }) => {
      await page.addInitScript(() => localStorage.clear());
      await page.goto('/');
      await expect(
        page.getByRole('button', { name: 'Enter as guest' }),
      ).toBeVisible();

      expect(await problems(page)).toEqual([]);
    });
  });
}

test('delivery is reached and read with the keyboard alone', async ({
  page,
  portal,
}) => {
  const focusOn = async (name: string | RegExp, role: 'link' | 'button') => {
    const target = page.getByRole(role, { name }).first();
    await expect(target).toBeVisible();
    for (let presses = 0; presses < 60; presses++) {
      if (
        await target.evaluate(element => element === document.activeElement)
      ) {
        return;
      }
      await page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not reach '${name}'`);
  };

  await page.goto('/');
  await focusOn('My team', 'link');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(
    new RegExp(deliveryPageOf(await portal.myTeam())),
  );

  await focusOn(/Time range/, 'button');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/range=6m/);

  await focusOn('All about the deployments', 'link');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/delivery\/deployments\?.*range=6m/);

  await focusOn(/as a table/, 'button');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table').first()).toBeVisible();
});
