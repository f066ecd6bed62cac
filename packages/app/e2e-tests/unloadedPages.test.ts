import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

/** Scripts and style sheets of pages that were not opened before. */
const code = /\/static\/.*\.(js|css)$/;

const openNorthStar = (page: Page) =>
  page.getByRole('link', { name: 'North Star', exact: true }).click();

const expectNorthStar = (page: Page) =>
  expect(page.getByText(/^Week by week since/)).toBeVisible();

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await expect(
    page.getByRole('heading', { name: 'My team’s delivery' }),
  ).toBeVisible();
});

test('a page whose files are gone says that a newer portal is there, and loads it', async ({
  page,
}) => {
  await page.route(code, route => route.fulfill({ status: 404 }));
  await openNorthStar(page);

  const notice = page.getByRole('alert');
  await expect(notice).toContainText('a newer version has taken the place');
  await expect(page.getByText('ChunkLoadError')).not.toBeVisible();

  await page.unroute(code);
  await notice.getByRole('button', { name: 'Load the page again' }).click();
  await expectNorthStar(page);
});

test('a page that a stopped portal cannot bring says so, and comes when the portal is back', async ({
  page,
}) => {
  await page.route('**', route => route.abort('connectionrefused'));
  await openNorthStar(page);

  const notice = page.getByRole('alert');
  await expect(notice).toContainText('The portal does not answer');
  // The reader is not left with the browser's own error page.
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(notice).toContainText('The portal does not answer');

  await page.unroute('**');
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expectNorthStar(page);
});

test('a page that people open often comes without the portal, and says what is wrong', async ({
  page,
  context,
}) => {
  // What was fetched ahead is there.
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await openNorthStar(page);

  await expect(page.getByRole('alert')).toContainText(
    'the portal’s backend cannot be reached',
  );

  // It asks again by itself when the network is back.
  await context.setOffline(false);
  await expectNorthStar(page);
});

test('a portal whose first scripts do not come says so instead of staying blank', async ({
  page,
}) => {
  await page.route(/\/static\/.*\.js$/, route =>
    route.abort('connectionreset'),
  );
  await page.goto('/');
  const notice = page.getByText('Pitstop should have started by now');
  await expect(notice).toBeVisible({ timeout: 20_000 });

  await page.unroute(/\/static\/.*\.js$/);
  await notice.getByRole('link', { name: 'Load the page again' }).click();
  await expect(
    page.getByRole('heading', { name: 'My team’s delivery' }),
  ).toBeVisible();
});
