import { deliveryPageOf } from './support/Portal';
import { expect, test } from './support/test';

test('a number leads to the facts behind it, and these to their events', async ({
  page,
  portal,
}) => {
  await page.goto(`${deliveryPageOf(await portal.myTeam())}?range=12m`);
  const number = page
    .getByRole('link', { name: /to production, open the facts behind it$/ })
    .first();
  await number.focus();
  await page.keyboard.press('Enter');
  const facts = page.getByRole('dialog');
  await expect(facts).toBeVisible();
  await expect(page).toHaveURL(/evidence=deployment-frequency/);

  await page.keyboard.press('Escape');
  await expect(facts).toHaveCount(0);
  await expect(number).toBeFocused();

  await number.click();
  await facts
    .getByRole('button', { name: /^(Planned deployment|Hotfix) to/ })
    .first()
    .click();
  const event = facts
    .getByRole('region', { name: 'Events behind it' })
    .getByRole('link', { name: /^service deployed/ });
  await event.first().click();
  await expect(page).toHaveURL(/devhose\/events\?subject=.*&event=/);
  await expect(page.getByText('What was understood')).toBeVisible();
});

test('a list of facts that was shared shows the same', async ({
  page,
  portal,
}) => {
  await page.goto(
    `${deliveryPageOf(
      await portal.myTeam(),
    )}/lead-time?range=12m&evidence=lead-time&order=longest`,
  );
  const facts = page.getByRole('dialog');
  await expect(facts.getByRole('button', { name: /Sorted by/ })).toContainText(
    'Longest first',
  );
  await expect(facts.getByRole('listitem').first()).toContainText(/lead time/);
});
