import { expect, test } from './support/test';

test.describe('for an operator', () => {
  test.use({ signedInAs: 'operator' });

  test('the past is read again beside what is in force, and given up', async ({
    page,
  }) => {
    await page.goto('/devhose/interpretation');
    const github = page.getByRole('row', { name: /^github/ });
    await expect(github).toBeVisible();

    await page.getByRole('button', { name: 'Read again' }).click();
    await expect(page.getByText('Ready', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('Cancelled')).toBeVisible();
  });
});

test('whoever is no operator sees no way to it', async ({ page }) => {
  await page.goto('/devhose/events');
  await expect(
    page.getByRole('tab', { name: 'Events', exact: true }),
  ).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Interpretation' })).toHaveCount(
    0,
  );
});
