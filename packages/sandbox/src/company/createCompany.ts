import { Random } from '../random';
import { domains } from './areas';
import { createComponents } from './createComponents';
import { hirePeople } from './createPeople';
import { createTeams } from './createTeams';
import { marketplaces } from './marketplaces';
import type { Company, Component, Team } from './model';
import type { CompanySize } from './sizes';

/**
 * States that a visitor should be able to see: components nobody has linked to
 * their repository, and one that has not been deployed yet. The guest's team is
 * spared.
 */
function addSpecialCases(components: Component[], guestTeam: Team): void {
  const others = components.filter(({ owner }) => owner !== guestTeam);
  const unlinked = Math.max(1, Math.round(components.length / 60));
  for (const component of others.slice(-1 - unlinked, -1)) {
    component.linked = false;
  }
  const newest = components.findLast(
    ({ owner, type }) => owner === guestTeam && type !== 'library',
  );
  if (newest) {
    newest.lifecycle = 'experimental';
    newest.repository.bornDaysBeforeEnd = 12;
    newest.repository.continuousAbove = Number.POSITIVE_INFINITY;
    newest.repository.deployer = undefined;
  }
}

/** Makes the activities of all repositories add up to 1. */
function shareOutActivity(components: Component[], guestTeam: Team): void {
  const repositories = components.map(({ repository }) => repository);
  for (const repository of repositories) {
    if (repository.team === guestTeam) {
      repository.activity = Math.max(repository.activity, 1.5);
    }
  }
  const sum = repositories.reduce((total, each) => total + each.activity, 0);
  for (const repository of repositories) {
    repository.activity /= sum;
  }
}

/** The simulated company: the same seed and size give the same company. */
export function createCompany(seed: number, size: CompanySize): Company {
  const random = Random.create(seed, 'company');
  const base = {
    name: 'quillfair',
    title: 'Quillfair Group',
    githubId: 58_204_117,
    emailDomain: 'quillfair.example',
    marketplaces: marketplaces.slice(0, size.marketplaces),
  };
  const staffed = createTeams(random, base.marketplaces, size.teams);
  const teams = staffed.map(({ team }) => team);
  const [platformTeam, guestTeam] = teams;
  hirePeople(random, teams, size.people, base.emailDomain);
  const built = createComponents(random, base, staffed, size.components);
  addSpecialCases(built.components, guestTeam);
  shareOutActivity(built.components, guestTeam);
  const used = new Set(built.systems.map(({ domain }) => domain));
  return {
    ...base,
    platformTeam,
    teams,
    guestTeam,
    domains: Object.entries(domains)
      .filter(([name]) => used.has(name))
      .map(([name, [title, description]]) => ({
        name,
        title,
        description,
        owner: platformTeam.name,
      })),
    ...built,
  };
}
