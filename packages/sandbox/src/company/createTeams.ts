import type { Random } from '../random';
import { type Area, areas, platformArea } from './areas';
import type { Marketplace, Team } from './model';

/** A team and what it works on. */
export interface StaffedArea {
  area: Area;
  team: Team;
}

function createTeam(
  random: Random,
  area: Area,
  marketplace?: Marketplace,
): Team {
  const code = `${marketplace?.code ?? ''}${area.name}`;
  return {
    name: marketplace ? `${marketplace.name}-${area.name}` : area.name,
    title: marketplace ? `${marketplace.title} ${area.title}` : area.title,
    description: area.mission,
    marketplace,
    timeZone: marketplace?.timeZone ?? 'Europe/Amsterdam',
    jiraProject: code
      .replace(/[^a-z]/g, '')
      .toUpperCase()
      .slice(0, 8),
    escalationPolicy: `P${random.hex(6).toUpperCase()}`,
    isNew: false,
    members: [],
  };
}

/**
 * The platform team, then the teams of each marketplace in turn, so that every
 * marketplace has about as many. The last team is new and owns nothing yet.
 */
export function createTeams(
  random: Random,
  marketplaces: readonly Marketplace[],
  count: number,
): StaffedArea[] {
  const staffed = [
    { area: platformArea, team: createTeam(random, platformArea) },
  ];
  for (let index = 0; staffed.length < count; index++) {
    const marketplace = marketplaces[index % marketplaces.length];
    const area = areas[Math.floor(index / marketplaces.length)];
    staffed.push({ area, team: createTeam(random, area, marketplace) });
  }
  staffed[staffed.length - 1].team.isNew = true;
  return staffed;
}
