import { expect, test } from './support/test';

test.describe('for an operator', () => {
  test.use({ signedInAs: 'operator' });

  test('the past is read again, looked at, and given up', async ({ page }) => {
    await page.goto('/devhose/interpretation');
    const github = page.getByRole('row', { name: /^github/ });
    await expect(github).toBeVisible();

    await page.getByRole('button', { name: 'Read again' }).click();
    await expect(page.getByText('Ready', { exact: true })).toBeVisible();
    // All of the sandbox was read by today's interpreters.
    await expect(
      page.getByText(
        'Nothing was read by another version: there is nothing to change.',
      ),
    ).toBeVisible();

    await page.getByRole('button', { name: 'Show what is read' }).click();
    await expect(
      page.getByText('No delivery is read otherwise.'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('Cancelled')).toBeVisible();
  });
});

test('whoever is no operator sees no way to it', async ({ page }) => {
  await page.goto('/devhose/events');
  await expect(
    page.getByRole('link', { name: 'Events' }).first(),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Interpretation' })).toHaveCount(
    0,
  );
});
