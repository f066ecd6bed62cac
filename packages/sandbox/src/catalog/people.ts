import type { GroupEntity, UserEntity } from '@backstage/catalog-model';
import type { Company, Marketplace, Team } from '../company';

function group(
  name: string,
  description: string,
  spec: GroupEntity['spec'],
  title = spec.profile?.displayName,
): GroupEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, title, description },
    spec,
  };
}

function organizationGroup(company: Company): GroupEntity {
  return group(
    company.name,
    `Online marketplaces in ${company.marketplaces.length} countries`,
    {
      type: 'organization',
      profile: { displayName: company.title },
      children: [],
    },
  );
}

function marketplaceGroup(company: Company, marketplace: Marketplace) {
  const { name, title, country } = marketplace;
  return group(name, `The marketplace of ${country}`, {
    type: 'company',
    profile: { displayName: title, email: `hello@${name}.example` },
    parent: company.name,
    children: [],
  });
}

function teamGroup(company: Company, team: Team): GroupEntity {
  return group(team.name, team.description, {
    type: 'team',
    profile: {
      displayName: team.title,
      email: `${team.name}@${company.emailDomain}`,
    },
    parent: team.marketplace?.name ?? company.name,
    children: [],
  });
}

function user(
  name: string,
  team: Team,
  profile: NonNullable<UserEntity['spec']['profile']>,
  annotations?: Record<string, string>,
): UserEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, annotations },
    spec: { profile, memberOf: [team.name] },
  };
}

/** The org chart: organisation, marketplaces, teams, and who is in them. */
export function orgChartEntities(
  company: Company,
): Array<GroupEntity | UserEntity> {
  return [
    organizationGroup(company),
    ...company.marketplaces.map(each => marketplaceGroup(company, each)),
    ...company.teams.map(team => teamGroup(company, team)),
    user('guest', company.guestTeam, { displayName: 'Guest' }),
    user('operator', company.platformTeam, { displayName: 'Operator' }),
    ...company.teams.flatMap(team =>
      team.members.map(({ login, displayName, email }) =>
        user(
          login,
          team,
          { displayName, email },
          { 'github.com/user-login': login },
        ),
      ),
    ),
  ];
}
