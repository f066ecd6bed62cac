import { factsOf } from '../__testUtils__/factsOf';
import { grownStory } from '../__testUtils__/grownStory';
import { unitOf, type OwnRules } from './Unit';

const repository = 'github.com/northwind/checkout';

// m1 to m5 landed on March 1st to 5th at 08:00.
const story = grownStory({ hotfix: [3] })
  .deploy(1, { at: '2026-03-02T09:00:00Z', commit: 'm2' })
  .deploy(2, {
    at: '2026-03-02T10:00:00Z',
    commit: 'm2',
    environment: 'blue',
    production: true,
  })
  .deploy(3, { at: '2026-03-05T09:00:00Z', commit: 'm3' })
  .deploy(4, { at: '2026-03-05T10:00:00Z', commit: 'm4', task: 'undo:last' })
  .incident(1, { at: '2026-03-05T18:00:00Z' });

/** The kind of each deployment, by its id, under the component's own rules. */
function kindsUnder(rules: OwnRules, events = story.events) {
  return Object.fromEntries(
    factsOf(events, unitOf(repository, rules)).deployments.map(each => [
      each.deploymentId,
      each.kind,
    ]),
  );
}

describe('a component with rules of its own', () => {
  it('has those of the installation otherwise', () => {
    expect(kindsUnder({})).toEqual({
      1: 'planned',
      // The tool says that it is production.
      2: 'planned',
      3: 'hotfix',
      4: 'planned',
    });
  });

  it('names its production environments, whatever the tool says', () => {
    expect(
      kindsUnder({
        productionEnvironments: ['production'],
        onlyTheseEnvironments: true,
      }),
    ).toEqual({ 1: 'planned', 3: 'hotfix', 4: 'planned' });
    expect(
      kindsUnder({
        productionEnvironments: ['blue'],
        onlyTheseEnvironments: true,
      }),
    ).toEqual({ 2: 'planned' });
  });

  it('says how the task of a rollback begins', () => {
    expect(kindsUnder({ rollbackTasks: ['undo'] })).toMatchObject({
      3: 'hotfix',
      4: 'rollback',
    });
  });

  it('says how fresh a deployment must be for a hotfix to mend it', () => {
    // Deployment 3 comes three days after 1.
    expect(kindsUnder({ hotfixLookBackDays: 2 })).toMatchObject({
      3: 'planned',
    });
  });

  it('says for how long a deployment may be the cause of an incident', () => {
    const causes = (rules: OwnRules) =>
      factsOf(story.events, unitOf(repository, rules)).incidents.map(
        ({ deploymentId }) => deploymentId,
      );
    // It began eight hours after deployment 4.
    expect(causes({})).toEqual(['4']);
    expect(causes({ incidentLookBackHours: 7 })).toEqual([undefined]);
  });

  it('says what its first known deployment takes', () => {
    const delivered = (rules: OwnRules) =>
      factsOf(story.events, unitOf(repository, rules))
        .changes.filter(({ deploymentId }) => deploymentId === '1')
        .map(({ change }) => change);
    // m1 landed 25 hours before deployment 1, m2 an hour before.
    expect(delivered({})).toEqual(['commit/m1', 'commit/m2']);
    expect(delivered({ lookBackDays: 1 })).toEqual(['commit/m2']);
  });
});

describe('a unit', () => {
  it('is the same for the same rules, in whatever order', () => {
    const one = unitOf(repository, {
      lookBackDays: 9,
      rollbackTasks: ['undo'],
    });
    const other = unitOf(repository, {
      rollbackTasks: ['undo'],
      lookBackDays: 9,
    });
    expect(one.id).toBe(other.id);
    expect(one.id).toMatch(/^github\.com\/northwind\/checkout#[0-9a-f]{16}$/);
  });

  it('is the repository without rules of its own', () => {
    expect(unitOf(repository).id).toBe(repository);
    expect(unitOf(repository, { lookBackDays: undefined }).id).toBe(repository);
  });
});
