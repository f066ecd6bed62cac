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
