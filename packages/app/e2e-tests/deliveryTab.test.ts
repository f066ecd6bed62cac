import type { Entity } from '@backstage/catalog-model';
import type { Locator, Page } from '@playwright/test';
import {
  deliveryPageOf,
  pageOf,
  type Portal,
  repositoryOf,
  titleOf,
} from './support/Portal';
import { expect, test } from './support/test';

const deployedComponent = (portal: Portal): Promise<Entity> =>
  portal.findComponent(
    ({ deploymentFrequency }) =>
      (deploymentFrequency.current.deployments ?? 0) > 0,
  );

const metric = (page: Page, name: string): Locator =>
  page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name, exact: true }) });

test('a component has a tab with its delivery', async ({ page, portal }) => {
  const component = await deployedComponent(portal);
  await page.goto(pageOf(component));
  await page.getByRole('link', { name: 'Delivery', exact: true }).click();

  await expect(page).toHaveTitle(`${titleOf(component)} | Delivery | Pitstop`);
  await expect(metric(page, 'Deployment frequency')).toContainText(
    /\d+ deployments? to production/,
  );
  await expect(metric(page, 'Lead time for changes')).toContainText('median');
});

test('a sub-page has an address of its own and keeps the range', async ({
  page,
  portal,
}) => {
  const component = await deployedComponent(portal);
  await page.goto(`${deliveryPageOf(component)}?range=6m&granularity=month`);
  await page.getByRole('tab', { name: 'Lead time' }).click();
  await expect(metric(page, 'Where the time goes')).toBeVisible();
  await expect(page).toHaveURL(/\/delivery\/lead-time\?.*range=6m/);

  await page.reload();
  await expect(page.getByRole('tab', { name: 'Lead time' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(page.getByRole('button', { name: /Time range/ })).toContainText(
    'Last 6 months',
  );
});

test('the chosen range is in the address and survives a reload', async ({
  page,
  portal,
}) => {
  await page.goto(deliveryPageOf(await deployedComponent(portal)));
  await page.getByRole('button', { name: /Time range/ }).click();
  await page.getByRole('option', { name: 'Last 6 months' }).click();
  await page.getByRole('radio', { name: 'Months' }).click();
  await expect(page).toHaveURL(/range=6m/);
  await expect(page).toHaveURL(/granularity=month/);

  await page.reload();
  await expect(page.getByRole('button', { name: /Time range/ })).toContainText(
    'Last 6 months',
  );
  await expect(page.getByRole('radio', { name: 'Months' })).toBeChecked();
  await expect(metric(page, 'Deployment frequency')).toContainText(
    /a month|every month/,
  );

  await page.goBack();
  await expect(page.getByRole('radio', { name: 'Months' })).not.toBeChecked();
});

test("a team's tab adds up what its components delivered", async ({
  page,
  portal,
}) => {
  const team = await portal.myTeam();
  await page.goto(deliveryPageOf(team));

  await expect(page.getByText(/\d+ components/)).toBeVisible();
  await expect(metric(page, 'Deployment frequency')).toContainText(
    /\d+ deployments? to production/,
  );
});

test('a chart is a table for those who want the numbers', async ({
  page,
  portal,
}) => {
  await page.goto(`${deliveryPageOf(await portal.myTeam())}/deployments`);
  const frequency = metric(page, 'Deployment frequency');
  await frequency.getByRole('button', { name: /as a table/ }).click();

  await expect(
    frequency.getByRole('columnheader', { name: 'Deployments' }),
  ).toBeVisible();
  await expect(frequency.getByRole('row').nth(1)).toBeVisible();
});

test('a component without its repository is told what to add', async ({
  page,
  portal,
}) => {
  const component = (await portal.components()).find(
    each => !repositoryOf(each),
  );
  expect(component).toBeDefined();
  if (component) {
    await page.goto(deliveryPageOf(component));
  }

  await expect(
    page.getByText(/Ledger does not know the repository/),
  ).toBeVisible();
  await expect(page.getByText(/github\.com\/project-slug/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy' })).toBeVisible();
});

test('a component that was never deployed says so, and what to do', async ({
  page,
  portal,
}) => {
  const component = await portal.findComponent(
    ({ deploymentFrequency }) =>
      deploymentFrequency.current.deployments === undefined,
  );
  await page.goto(deliveryPageOf(component));

  await expect(
    page.getByText('has not been deployed to production yet'),
  ).toBeVisible();
  await expect(
    page.getByText(/^http.*\/api\/devhose\/ingest\/github$/),
  ).toBeVisible();
});

test('when the backend is down the tab says so and can try again', async ({
  page,
  portal,
}) => {
  const component = await deployedComponent(portal);
  await page.route('**/api/ledger/**', route => route.abort());
  await page.goto(deliveryPageOf(component));
  await expect(page.getByText('Ledger did not answer')).toBeVisible();

  await page.unroute('**/api/ledger/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(metric(page, 'Deployment frequency')).toContainText(
    /\d+ deployments? to production/,
  );
});
