import { GithubRepository } from './support/GithubRepository';
import { deliveryPageOf, repositoryOf, titleOf } from './support/Portal';
import { expect, test } from './support/test';

test("the home page shows my team's delivery and the organisation's deployments", async ({
  page,
  portal,
}) => {
  const team = await portal.myTeam();
  await page.goto('/');

  const myTeam = page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: 'My team’s delivery' }) });
  await expect(myTeam).toContainText(titleOf(team));
  await expect(myTeam.getByRole('heading', { level: 3 })).toHaveText([
    'Deployments',
    'Lead time for changes',
  ]);

  const organisation = page.getByRole('article').filter({
    has: page.getByRole('heading', { name: 'Successful deployments per week' }),
  });
  await expect(organisation.getByRole('figure')).toBeVisible();
  await expect(organisation).toContainText('so far this week');

  await myTeam
    .getByRole('link', { name: `Open the delivery of ${titleOf(team)}` })
    .click();
  await expect(page).toHaveURL(new RegExp(`${deliveryPageOf(team)}`));
});

test('a deployment of my team that failed is two clicks from home', async ({
  page,
  portal,
  request,
}) => {
  const [component] = await portal.myComponents();
  const github = GithubRepository.of(request, repositoryOf(component) ?? '');
  const commit = await github.deliverFailedDeployment();

  await page.goto('/');
  await page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: 'Failed lately' }) })
    .getByRole('link', {
      name: `Deployment of ${commit.slice(0, 7)} to production failed`,
    })
    .click();

  const event = page.getByRole('complementary', { name: 'Event' });
  await expect(event.getByRole('link', { name: /^Open in/ })).toBeVisible();
  // Beside it are the failures of the same repository, nothing else.
  await expect(page).toHaveURL(/outcome=failure/);
});

test('"My team" in the navigation leads to the delivery of my team', async ({
  page,
  portal,
}) => {
  const team = await portal.myTeam();
  await page.goto('/');
  await page.getByRole('link', { name: 'My team' }).click();

  await expect(page).toHaveURL(new RegExp(`${deliveryPageOf(team)}$`));
  await expect(
    page.getByRole('heading', { name: 'Deployment frequency' }),
  ).toBeVisible();
});

test('search finds a component by its name', async ({ page, portal }) => {
  const [component] = await portal.myComponents();

  // A portal that has just been started may still be indexing.
  await expect(async () => {
    await page.goto('/');
    await page
      .getByRole('searchbox', { name: 'Search the catalog' })
      .fill(component.metadata.name);
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('link', { name: titleOf(component) }).first(),
    ).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 50_000 });
});

test('an address without a page says so and leads back', async ({ page }) => {
  await page.goto('/no/such/page');
  await expect(
    page.getByText('Nothing answers at /no/such/page'),
  ).toBeVisible();

  await page
    .getByRole('link', { name: 'To the home page', exact: true })
    .click();
  await expect(page).toHaveTitle('Home | Pitstop');
});
