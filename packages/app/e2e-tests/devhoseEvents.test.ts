import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { ArtifactRegistry } from './support/ArtifactRegistry';
import { GithubRepository } from './support/GithubRepository';
import { pageOf, type Portal, repositoryOf, titleOf } from './support/Portal';
import { expect, test } from './support/test';

const newBranch = () => `branch-${randomUUID().slice(0, 8)}`;

const myRepository = async (portal: Portal): Promise<string> =>
  repositoryOf((await portal.myComponents())[0]) ?? '';

const rowOf = (page: Page, branch: string) =>
  page.getByRole('row', { name: `1 commit pushed to ${branch}` });

const eventPanel = (page: Page) =>
  page.getByRole('complementary', { name: 'Event' });

/** The rows of all events that are loaded, drawn or not. */
const rowCount = async (page: Page) =>
  Number(await page.getByRole('grid').getAttribute('aria-rowcount'));

test('what happens appears while one looks, unless it is paused', async ({
  page,
  portal,
  request,
}) => {
  const github = GithubRepository.of(request, await myRepository(portal));
  await page.goto(`/devhose/events?repository=${github.id}`);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();

  const first = newBranch();
  await github.deliverPush(first);
  await expect(rowOf(page, first)).toBeVisible();

  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('Paused', { exact: true })).toBeVisible();
  const second = newBranch();
  await github.deliverPush(second);
  const waiting = page.getByRole('button', { name: /^\d+ new events?$/ });
  await expect(waiting).toBeVisible();
  await expect(rowOf(page, second)).toHaveCount(0);

  await waiting.click();
  await expect(rowOf(page, second)).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  const third = newBranch();
  await github.deliverPush(third);
  await expect(rowOf(page, third)).toBeVisible();
});

test('of many events only those in sight are drawn, and all are reached', async ({
  page,
}) => {
  await page.goto('/devhose/events');
  const older = page.getByRole('button', { name: 'Load older events' });
  for (const loaded of [50, 100, 150]) {
    await expect.poll(() => rowCount(page)).toBeGreaterThan(loaded);
    await older.scrollIntoViewIfNeeded();
    await older.click();
  }
  await expect.poll(() => rowCount(page)).toBeGreaterThan(200);
  expect(await page.getByRole('row').count()).toBeLessThan(70);

  await page.getByRole('row').nth(3).focus();
  await page.keyboard.press('Control+End');
  const last = page.locator(
    `[role=row][aria-rowindex='${await rowCount(page)}']`,
  );
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
});

test('an event opens beside the others, in its chain, and closing it changes nothing', async ({
  page,
}) => {
  await page.goto('/devhose/events?type=dev.cdevents.service.deployed');
  await expect.poll(() => rowCount(page)).toBeGreaterThan(40);
  await page.mouse.wheel(0, 1_500);
  const deployed = page.getByRole('row', { name: /deployed to/ }).nth(12);
  await expect(deployed).toBeInViewport();
  const scrolled = await page.evaluate(() => window.scrollY);
  expect(scrolled).toBeGreaterThan(500);

  const words = (await deployed.getByRole('rowheader').innerText()).trim();
  await deployed.getByRole('rowheader').click();
  const panel = eventPanel(page);
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(words);
  const chain = panel.getByRole('list', { name: 'From commit to production' });
  await expect(chain.locator('[aria-current]')).toContainText(words);
  await expect(chain.getByText('Code', { exact: true })).toBeVisible();

  await page.goBack();
  await expect(panel).toHaveCount(0);
  await page.goForward();
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(panel).toHaveCount(0);
  await expect
    .poll(async () =>
      Math.abs((await page.evaluate(() => window.scrollY)) - scrolled),
    )
    .toBeLessThan(100);
});

test('on a narrow screen an event takes the place of the others, and gives it back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 700, height: 900 });
  await page.goto('/devhose/events');
  await expect.poll(() => rowCount(page)).toBeGreaterThan(40);
  await page.mouse.wheel(0, 1_500);
  const row = page.getByRole('row').nth(10);
  await expect(row).toBeInViewport();
  await row.scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate(() => window.scrollY);
  expect(scrolled).toBeGreaterThan(300);
  await row.getByRole('rowheader').click();
  const panel = eventPanel(page);
  await expect(panel.getByText('What was understood')).toBeInViewport();
  await expect(page.getByRole('grid')).not.toBeVisible();

  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
});

test('events are found, opened and left with the keyboard alone', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Devhose' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => rowCount(page)).toBeGreaterThan(40);

  await page.getByRole('button', { name: 'Pause' }).focus();
  await page.keyboard.press('Enter');
  const [, firstRow] = await page.getByRole('row').all();
  await page.keyboard.press('Tab');
  await expect(firstRow).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const third = page.getByRole('row').nth(3);
  await expect(third).toBeFocused();
  await page.keyboard.press('Enter');

  const panel = eventPanel(page);
  await expect(panel).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(panel.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel).toHaveCount(0);
  await expect(third).toBeFocused();
});

test('the filters are in the address, and a reload keeps them', async ({
  page,
}) => {
  await page.goto('/devhose/events');
  await page.getByRole('button', { name: /Outcome/ }).click();
  await page.getByRole('option', { name: 'Failed' }).click();
  await page.getByRole('button', { name: /Source/ }).click();
  await page.getByRole('option', { name: 'github', exact: true }).click();
  await expect(page).toHaveURL(/outcome=failure/);
  await expect(page).toHaveURL(/source=github/);

  await page.reload();
  await expect(page.getByRole('button', { name: /Outcome/ })).toContainText(
    'Failed',
  );
  await page.goBack();
  await expect(page).not.toHaveURL(/source=github/);
});

test('when the backend is down the stream says so and can try again', async ({
  page,
}) => {
  await page.route('**/api/devhose/**', route => route.abort());
  await page.goto('/devhose/events');
  await expect(page.getByText('Devhose did not answer')).toBeVisible();

  await page.unroute('**/api/devhose/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => rowCount(page)).toBeGreaterThan(40);
});

test('an event is shown also when what it is part of cannot be found out', async ({
  page,
}) => {
  await page.route('**/api/devhose/v1/events/*/*/chain', route =>
    route.fulfill({ status: 503 }),
  );
  await page.goto('/devhose/events?event=1.0');
  const panel = eventPanel(page);
  await expect(panel.getByText('What was understood')).toBeVisible();
  await expect(
    panel.getByText(/^What it is part of could not be found out/),
  ).toBeVisible();

  await page.unroute('**/api/devhose/v1/events/*/*/chain');
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect(
    panel
      .getByRole('list', { name: 'From commit to production' })
      .or(panel.getByText('Nothing else in the log belongs to it.')),
  ).toBeVisible();
});

test('when the backend is down the activity says so and can try again', async ({
  page,
  portal,
}) => {
  const [component] = await portal.myComponents();
  await page.route('**/api/devhose/**', route => route.abort());
  await page.goto(`${pageOf(component)}/activity`);
  await expect(page.getByText('Devhose did not answer')).toBeVisible();

  await page.unroute('**/api/devhose/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Every step')).toBeVisible();
  await expect(page.getByText('Devhose did not answer')).toHaveCount(0);
});

test("a component's activity tells what happened to it, and leads to the event", async ({
  page,
  portal,
  request,
}) => {
  const [component] = await portal.myComponents();
  const branch = newBranch();
  await GithubRepository.of(request, repositoryOf(component) ?? '').deliverPush(
    branch,
  );

  await page.goto(pageOf(component));
  await page.getByRole('link', { name: 'Activity', exact: true }).click();
  await expect(page).toHaveTitle(`${titleOf(component)} | Activity | Pitstop`);
  await page
    .getByRole('link', { name: `1 commit pushed to ${branch}` })
    .click();
  await expect(eventPanel(page).getByRole('heading', { level: 2 })).toHaveText(
    `1 commit pushed to ${branch}`,
  );
  await expect(page).toHaveURL(/\/devhose\/events\?entity=component/);
});

test("what names no repository is in its component's activity, and among its events as they come", async ({
  page,
  portal,
  request,
}) => {
  const [component] = await portal.myComponents();
  const { name } = component.metadata;
  const registry = ArtifactRegistry.of(request);
  const [told, live] = [newBranch(), newBranch()];
  await registry.deliverImage(name, told);

  await page.goto(`${pageOf(component)}/activity`);
  await page.getByRole('link', { name: `${name} ${told} published` }).click();
  await expect(eventPanel(page).getByRole('heading', { level: 2 })).toHaveText(
    `${name} ${told} published`,
  );
  await expect(page).toHaveURL(/\/devhose\/events\?entity=component/);

  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await registry.deliverImage(name, live);
  await expect(
    page.getByRole('row', { name: new RegExp(`^${name} ${live} published`) }),
  ).toBeVisible();
});
