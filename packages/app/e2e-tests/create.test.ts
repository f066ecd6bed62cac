import { titleOf } from './support/Portal';
import { expect, test } from './support/test';

for (const template of ['bot', 'node-service']) {
  test(`the form of the template "${template}" tells in a sentence what is wrong`, async ({
    page,
    portal,
  }) => {
    const team = await portal.myTeam();
    await page.goto(`/create/templates/default/${template}`);
    await page.getByRole('textbox', { name: /^Name/ }).fill('My First One!');
    await page
      .getByRole('textbox', { name: /^What/ })
      .fill('Tells who broke it');

    const owner = page.getByRole('textbox', { name: /^Team/ });
    await owner.fill('nobody of whom the catalog knows');
    await owner.press('Tab');
    await expect(owner).toHaveValue('');
    await owner.fill(titleOf(team));
    await page
      .getByRole('option', { name: titleOf(team), exact: true })
      .click();

    await page.getByRole('button', { name: 'Next' }).click();
    await expect(
      page.getByText(/'Name' must be 3 to \d+ lower-case letters/),
    ).toBeVisible();
    await expect(page.getByText('must match pattern')).toHaveCount(0);

    await page.getByRole('textbox', { name: /^Name/ }).fill('my-first-one');
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(
      page.getByRole('textbox', { name: 'Repository' }),
    ).toBeVisible();
  });
}
