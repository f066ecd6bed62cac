import type { Page } from '@playwright/test';
import { deliveryPageOf, pageOf } from './support/Portal';
import { pages } from './support/pages';
import { expect, test } from './support/test';

const themeOf = (page: Page) =>
  page.locator('body').getAttribute('data-theme-mode');

const backgroundOf = (page: Page) =>
  page.locator('body').evaluate(body => getComputedStyle(body).backgroundColor);

const backgrounds = { light: 'rgb(243, 245, 248)', dark: 'rgb(16, 19, 24)' };

test('light or dark follows the system until one chooses, and the choice stays', async ({
  page,
  portal,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/settings');
  await expect.poll(() => themeOf(page)).toBe('dark');

  await page.getByRole('button', { name: 'Light' }).click();
  await expect.poll(() => themeOf(page)).toBe('light');
  // The system still likes it dark.
  await expect.poll(() => backgroundOf(page)).toBe(backgrounds.light);

  await page.getByRole('button', { name: 'Dark' }).click();
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(deliveryPageOf(await portal.myTeam()));
  await expect(
    page.getByRole('heading', { name: 'Deployment frequency' }),
  ).toBeVisible();
  await expect.poll(() => themeOf(page)).toBe('dark');
  await expect.poll(() => backgroundOf(page)).toBe(backgrounds.dark);
});

test('a notice that pops up is as dark as the page', async ({
  page,
  portal,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(pageOf(await portal.myTeam()));
  await expect.poll(() => themeOf(page)).toBe('dark');
  await page.route('**/api/user-settings/**', route => route.abort());
  await page.getByRole('button', { name: 'Add to favorites' }).click();

  const notice = page.getByRole('alertdialog').first();
  await expect(notice).toContainText('Failed to fetch');
  const surface = notice.locator('> *').first();
  await expect(surface).toHaveCSS('background-color', backgrounds.dark);
});

for (const persona of ['guest', 'operator'] as const) {
  test.describe(`as ${persona}`, () => {
    test.use({ signedInAs: persona });

    test('a narrow screen loses nothing to the side', async ({
      page,
      portal,
    }) => {
      await page.setViewportSize({ width: 420, height: 900 });
      for (const { path, shows, signedInAs = 'guest' } of pages) {
        if (signedInAs === persona) {
          await page.goto(await path(portal));
          await expect(page.getByText(shows).first()).toBeVisible();
          await expect
            .poll(() =>
              page.evaluate(() => document.documentElement.scrollWidth),
            )
            .toBeLessThanOrEqual(420);
        }
      }
    });
  });
}

test('on a narrow screen the navigation is in a menu', async ({ page }) => {
  await page.setViewportSize({ width: 420, height: 900 });
  await page.goto('/');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('link', { name: 'Catalog', exact: true }).click();
  await expect(page).toHaveTitle('Catalog | Pitstop');
});
