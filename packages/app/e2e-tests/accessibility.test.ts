import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { pages } from './support/pages';
import { deliveryPageOf } from './support/Portal';
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

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme axe finds nothing`, () => {
    test.use({ colorScheme });

    for (const { name, path, shows, signedInAs = 'guest' } of pages) {
      test.describe(`as ${signedInAs}`, () => {
        test.use({ signedInAs });

        test(`on ${name}`, async ({ page, portal }) => {
          await page.goto(await path(portal));
          await expect(page.getByText(shows).first()).toBeVisible();
          await expect(page.getByRole('progressbar')).toHaveCount(0);

          expect(await problems(page)).toEqual([]);
        });
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
