import type { Random } from '../random';
import type { Person, Team } from './model';
import { firstNames, lastNames, plainLetters } from './names';

const guestTeamIndex = 1;
/** So small that Ledger must withhold how its people work. */
const pairIndex = 2;

function headcounts(random: Random, teams: Team[], people: number): number[] {
  const counts = teams.map(() => 3);
  counts[guestTeamIndex] = 5;
  counts[pairIndex] = 2;
  let left = people - counts.reduce((sum, count) => sum + count, 0);
  while (left > 0) {
    const index = random.integer(0, teams.length - 1);
    if (index !== pairIndex && counts[index] < 9) {
      counts[index]++;
      left--;
    }
  }
  return counts;
}

function uniqueLogin(first: string, last: string, taken: Set<string>): string {
  const plain = `${plainLetters(first).slice(0, 1)}${plainLetters(last)}`;
  let login = plain;
  for (let next = 2; taken.has(login); next++) {
    login = `${plain}${next}`;
  }
  taken.add(login);
  return login;
}

/** Hires invented people into the teams. */
export function hirePeople(
  random: Random,
  teams: Team[],
  people: number,
  emailDomain: string,
): void {
  const taken = new Set<string>(['guest']);
  const counts = headcounts(random, teams, people);
  let githubId = 61_000_000;
  for (const [index, team] of teams.entries()) {
    for (let count = 0; count < counts[index]; count++) {
      const first = random.pick(firstNames);
      const last = random.pick(lastNames);
      const login = uniqueLogin(first, last, taken);
      githubId += random.integer(1, 9_000);
      const person: Person = {
        login,
        githubId,
        type: 'User',
        displayName: `${first} ${last}`,
        email: `${login}@${emailDomain}`,
        team: team.name,
      };
      team.members.push(person);
    }
  }
}
