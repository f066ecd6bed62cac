import { expect, test } from './support/test';

test('the North Star is in the navigation and shows every week', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'North Star' }).click();
  await expect(page).toHaveTitle('North Star | Pitstop');

  const weeks = page.getByRole('article').filter({
    has: page.getByRole('heading', { name: 'Successful deployments per week' }),
  });
  await expect(weeks).toContainText(/Week by week since/);
  await weeks.getByRole('button', { name: /as a table/ }).click();
  await expect(weeks.getByRole('row').nth(1)).toContainText(/\(incomplete\)/);

  const inputs = page.getByRole('article').filter({
    has: page.getByRole('heading', { name: 'What drives it' }),
  });
  await expect(inputs).toContainText(/\d+ of \d+/);
  await expect(inputs).toContainText('Build success rate');
});

test('the overview of a team has its delivery in brief', async ({
  page,
  portal,
}) => {
  const { metadata } = await portal.myTeam();
  await page.goto(`/catalog/default/group/${metadata.name}`);
  const card = page.getByRole('article').filter({
    has: page.getByRole('heading', { name: 'Delivery', exact: true }),
  });
  await expect(card).toContainText('Change fail rate');
  await card.getByRole('link', { name: /^Open the delivery of/ }).click();
  await expect(page).toHaveURL(/\/delivery$/);
});

test('a guest reads what was remarked on the North Star, and writes nothing', async ({
  page,
}) => {
  await page.goto('/north-star');
  await expect(page.getByText(/Week by week since/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add a remark' })).toHaveCount(
    0,
  );
});

test.describe('the platform team', () => {
  test.use({ signedInAs: 'operator' });

  test('writes a remark on the North Star by keyboard, and takes it away', async ({
    page,
  }) => {
    const text = `Onboarded Spain ${Date.now()}`;
    await page.goto('/north-star');
    const remarks = page.getByRole('region', { name: 'Remarks' });
    await remarks.getByRole('button', { name: 'Add a remark' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add a remark' });
    await expect(
      dialog.getByRole('textbox', { name: 'What happened' }),
    ).toBeFocused();
    await page.keyboard.type(text);
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await expect(dialog).toHaveCount(0);

    await page.reload();
    await expect(
      remarks.getByRole('listitem').filter({ hasText: text }),
    ).toBeVisible();

    await remarks
      .getByRole('button', { name: `Remove “${text}”` })
      .press('Enter');
    await expect(remarks.getByRole('status')).toContainText(
      `Removed “${text}”`,
    );
    await page.reload();
    await expect(page.getByText(/Week by week since/)).toBeVisible();
    await expect(remarks.getByText(text)).toHaveCount(0);
  });
});
