import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
import { FollowingService } from './support/FollowingService';
import { GithubRepository } from './support/GithubRepository';
import { type Portal, repositoryOf } from './support/Portal';
import { expect, test } from './support/test';

test.use({ signedInAs: 'operator' });

/** A service that wants to hear of a branch, and a push to it that it fails with. */
async function failingService(portal: Portal, request: APIRequestContext) {
  const component = (await portal.components()).find(repositoryOf);
  const github = GithubRepository.of(
    request,
    (component && repositoryOf(component)) ?? '',
  );
  const branch = `branch-${randomUUID().slice(0, 8)}`;
  const service = await FollowingService.subscribe(
    request,
    `${github.id}/refs/heads/${branch}`,
  );
  const event = { sequence: await github.deliverPush(branch), index: 0 };
  await service.fail(event, 'The chat is down');
  return { service, event, branch, github };
}

const cardOf = (page: Page, { name }: FollowingService) =>
  page.getByRole('article', { name });

test('a dead letter is handled again, and gone', async ({
  page,
  portal,
  request,
}) => {
  const { service, branch } = await failingService(portal, request);
  await page.goto('/devhose/consumers');
  const card = cardOf(page, service);
  await expect(card.getByRole('heading', { level: 3 })).toHaveText(
    '1 dead letter',
  );
  await expect(
    card.getByRole('link', { name: `1 commit pushed to ${branch}` }),
  ).toBeVisible();
  await expect(
    card.getByText(/1 attempt, .*: The chat is down$/),
  ).toBeVisible();

  await card.getByRole('button', { name: 'Handle again' }).click();
  await expect(card.getByText(/^Asked for/)).toBeVisible();
  await service.handleAgain();
  await page.reload();
  await expect(card).toContainText('Dead letters0');
  await expect(card.getByRole('heading', { level: 3 })).toHaveCount(0);
});

test('a dead letter is discarded after a question, and the event still tells of it', async ({
  page,
  portal,
  request,
}) => {
  const { service, event } = await failingService(portal, request);
  const address = `/devhose/events?event=${event.sequence}.0`;
  const handled = page
    .getByRole('list', { name: 'Who handled it' })
    .getByRole('listitem')
    .filter({ hasText: service.name });
  await page.goto(address);
  await expect(handled).toContainText(/Dead letter after 1 attempt/);

  await page.getByRole('link', { name: 'All consumers' }).click();
  const card = cardOf(page, service);
  await card.getByRole('button', { name: 'Discard' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(card.getByRole('heading', { level: 3 })).toHaveText(
    '1 dead letter',
  );
  await card.getByRole('button', { name: 'Discard' }).click();
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await expect(card.getByRole('heading', { level: 3 })).toHaveCount(0);

  await page.goto(address);
  await expect(handled).toContainText(/Discarded .* after 1 attempt/);
});

test('a replay says how much it is before it begins', async ({
  page,
  portal,
  request,
}) => {
  const justBefore = new Date(Date.now() - 60_000);
  const { service, github, branch } = await failingService(portal, request);
  const next = { sequence: await github.deliverPush(branch), index: 0 };
  await service.handle(next);

  await page.goto('/devhose/consumers');
  const card = cardOf(page, service);
  await expect(card).toContainText('Waitingnothing');
  await card.getByRole('button', { name: 'Replay…' }).click();
  const dialog = page.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: 'Replay', exact: true });
  await expect(confirm).toBeDisabled();
  await dialog.getByRole('textbox').fill(justBefore.toISOString());
  await expect(
    dialog.getByText('It would handle 2 events again.'),
  ).toBeVisible();
  await confirm.click();
  await expect(dialog).toHaveCount(0);
  await expect(card).toContainText(/Waiting2 events/);
});

test('when the backend is down the page says so and can try again', async ({
  page,
}) => {
  await page.route('**/api/devhose/v1/consumers', route => route.abort());
  await page.goto('/devhose/consumers');
  await expect(page.getByText('Devhose did not answer')).toBeVisible();

  await page.unroute('**/api/devhose/v1/consumers');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(
    page.getByText(/^(Nobody follows the log yet|Waiting)$/).first(),
  ).toBeVisible();
});

test.describe('whoever is not of the platform team', () => {
  test.use({ signedInAs: 'guest' });

  test('sees no consumers, and no way to them', async ({ page }) => {
    await page.goto('/devhose/events?event=1.0');
    await expect(page.getByText(/devhose\.consumer\.read/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Consumers' })).toHaveCount(0);
  });
});
