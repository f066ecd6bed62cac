import type { Entity } from '@backstage/catalog-model';
import type { Page } from '@playwright/test';
import { GithubRepository } from './support/GithubRepository';
import {
  deliveryPageOf,
  type Portal,
  refOf,
  repositoryOf,
} from './support/Portal';
import { expect, test } from './support/test';

const minutesBefore = (instant: Date, minutes: number) =>
  new Date(instant.getTime() - minutes * 60_000);

/** What of an entity was deployed from a moment on. */
const countSince = async (portal: Portal, entity: Entity, from: Date) => {
  const { deploymentFrequency, leadTime } = await portal.report(refOf(entity), {
    from,
    to: new Date(Date.now() + 60_000),
  });
  return {
    deployments: deploymentFrequency.current.deployments ?? 0,
    changes: leadTime.current.changes,
  };
};

const deploymentsOnPage = async (page: Page, entity: Entity) => {
  await page.goto(deliveryPageOf(entity));
  const text = await page
    .getByText(/^[\d,]+ deployments? to production$/)
    .innerText();
  return Number.parseInt(text.replaceAll(',', ''), 10);
};

test('a pull request that is opened, reviewed, merged and deployed is counted at once, for its component and its team', async ({
  page,
  portal,
  request,
}) => {
  const team = await portal.myTeam();
  const component = await portal.findComponent(
    ({ deploymentFrequency }) =>
      (deploymentFrequency.current.deployments ?? 0) > 0,
  );
  const shown = {
    component: await deploymentsOnPage(page, component),
    team: await deploymentsOnPage(page, team),
  };
  const now = new Date();
  const justBefore = minutesBefore(now, 1);
  const before = {
    component: await countSince(portal, component, justBefore),
    team: await countSince(portal, team, justBefore),
  };

  await GithubRepository.of(
    request,
    repositoryOf(component) ?? '',
  ).deliverPullRequest({
    firstCommit: minutesBefore(now, 180),
    opened: minutesBefore(now, 120),
    reviewed: minutesBefore(now, 60),
    // After whatever else has just landed on the main line.
    merged: now,
    deployed: now,
  });

  const deliveredAt = performance.now();
  for (const [entity, earlier] of [
    [component, before.component],
    [team, before.team],
  ] as const) {
    // The company around goes on living: it may deploy at the same time.
    await expect
      .poll(
        async () => {
          const { deployments, changes } = await countSince(
            portal,
            entity,
            justBefore,
          );
          return deployments > earlier.deployments && changes > earlier.changes;
        },
        { intervals: [50] },
      )
      .toBe(true);
  }
  const measured = `counted ${Math.round(
    performance.now() - deliveredAt,
  )} ms after the last webhook was answered`;
  test.info().annotations.push({ type: 'measured', description: measured });
  console.log(measured);

  expect(await deploymentsOnPage(page, component)).toBeGreaterThan(
    shown.component,
  );
  expect(await deploymentsOnPage(page, team)).toBeGreaterThan(shown.team);
});

test('a webhook with a wrong signature is turned away', async ({
  portal,
  request,
}) => {
  const component = (await portal.myComponents())[0];
  const now = new Date();
  const stranger = new GithubRepository(
    request,
    repositoryOf(component) ?? '',
    'not the secret',
  );

  await expect(
    stranger.deliverPullRequest({
      firstCommit: now,
      opened: now,
      reviewed: now,
      merged: now,
      deployed: now,
    }),
  ).rejects.toThrow(/answered 403/);
});
