import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

test.use({ signedInAs: 'operator' });

const rowOf = (page: Page, source: string) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: source }) });

const refusedOf = async (page: Page, source: string) => {
  await page.goto('/devhose/sources');
  const cell = rowOf(page, source).getByRole('gridcell').nth(3);
  return Number.parseInt((await cell.innerText()).replaceAll(',', ''), 10);
};

test('a test delivery goes to the address that tools use, and into the log', async ({
  page,
}) => {
  await page.goto('/devhose/sources');
  await rowOf(page, 'github').click();
  const source = page.getByRole('region', { name: 'Source github' });
  await expect(source).toBeFocused();
  await source.getByRole('button', { name: 'Send test delivery' }).click();
  for (const step of [
    'Make and sign',
    'Reach Devhose',
    'Be taken in',
    'Be in the log',
    'Be known as genuine',
  ]) {
    await expect(source.getByText(`${step}: passed`)).toBeVisible();
  }
});

test('what is refused is counted, with the reason', async ({
  page,
  request,
}) => {
  const before = await refusedOf(page, 'pagerduty');
  const refused = await request.post('/api/devhose/ingest/pagerduty', {
    data: { event: {} },
  });
  expect(refused.status()).toBe(401);

  expect(await refusedOf(page, 'pagerduty')).toBe(before + 1);
  await page.goto('/devhose/sources?source=pagerduty');
  await expect(page.getByText('The webhook has no secret.')).toBeVisible();
});

test.describe('a product engineer', () => {
  test.use({ signedInAs: 'guest' });

  test('sees no sources', async ({ page }) => {
    await page.goto('/devhose/events');
    await expect(page.getByRole('tab', { name: 'Events' })).toBeVisible();
    await expect(page.getByRole('tab', { name: 'Sources' })).toHaveCount(0);
  });
});
