import { expect, test } from '@playwright/test';

test('a guest enters, stays signed in, and can leave', async ({ page }) => {
  await page.goto('/catalog');
  await page.getByRole('button', { name: 'Enter as guest' }).click();
  await expect(page).toHaveTitle('Catalog | Pitstop');
  await expect(page).toHaveURL(/\/catalog/);

  await page.reload();
  await expect(page).toHaveTitle('Catalog | Pitstop');

  await page.goto('/settings');
  await page.getByRole('button', { name: 'more' }).click();
  await page.getByRole('menuitem', { name: 'Sign Out' }).click();
  await expect(
    page.getByRole('button', { name: 'Enter as guest' }),
  ).toBeVisible();
});

test('nobody reads anything before signing in', async ({ request }) => {
  for (const path of [
    '/api/catalog/entities',
    '/api/ledger/v1/status',
    '/api/devhose/v1/events',
  ]) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(401);
  }
});
