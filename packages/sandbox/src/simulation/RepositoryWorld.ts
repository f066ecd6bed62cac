import type { Account, Repository } from '../company';
import type { Random } from '../random';
import type { Habits, TeamProfile } from './habits';
import type { PullRequest } from './happenings';
import type { Process } from './Process';
import { officePace, type Pace } from './time/Pace';
import { second } from './time/units';
import type { WorkCalendar } from './time/WorkCalendar';

/** GitHub's ids grow with time, and no two repositories share one. */
const idsBegin = Date.UTC(2020, 0);
const idsPerSecond = 4096;

const releaseDays: ReadonlyArray<readonly number[]> = [[1, 3, 5], [2, 4], [3]];

/** People write most tickets; the numbers below belong to them. */
const firstTicket = 4_001;
/** A team has fewer repositories, so that no two share a ticket's number. */
const ticketStep = 16;

/** A commit of the main line that can be deployed. */
export interface Version {
  sha: string;
  /** The change that brought it, where it was one. */
  pullRequest?: PullRequest;
  /** Waits for no release day. */
  isUrgent: boolean;
  /** How fast it is delivered. */
  pace: Pace;
}

/** What is running, and what is on its way there. */
export interface DeliveryState {
  /** Green on the main line and not yet in staging. */
  candidate?: Version;
  /** Good in staging and not yet in production. */
  verified?: Version;
  running?: Version;
  /** What ran before `running`: where a rollback leads. */
  before?: Version;
  isPromoting: boolean;
  isReleasing: boolean;
}

/** All that the processes of one repository share. */
export class RepositoryWorld {
  readonly repository: Repository;
  readonly random: Random;
  readonly calendar: WorkCalendar;
  /** As people work here. */
  readonly pace: Pace;
  /** When history ends and life begins. */
  readonly historyEnds: number;
  readonly delivery: DeliveryState = { isPromoting: false, isReleasing: false };
  readonly reviewedByBot: boolean;
  /** The commit at the tip of the main line. */
  mainHead: string;
  now: number;
  /** Percent of the main line's lines that tests reach. */
  coverage: number;
  workflowRuns: number;

  readonly #profile: TeamProfile;
  readonly #releaseDays: readonly number[];
  readonly #spawned: Process[] = [];
  #lastNumber: number;
  #lastId = 0;
  #tickets = 0;

  constructor(options: {
    repository: Repository;
    random: Random;
    calendar: WorkCalendar;
    profile: TeamProfile;
    from: number;
    historyEnds: number;
  }) {
    const { repository, random } = options;
    this.repository = repository;
    this.random = random;
    this.calendar = options.calendar;
    this.now = options.from;
    this.historyEnds = options.historyEnds;
    this.#profile = options.profile;
    this.pace = officePace(options.calendar);
    this.#releaseDays = random.pick(releaseDays);
    this.reviewedByBot = random.chance(0.25);
    const isOld = repository.bornDaysBeforeEnd === undefined;
    this.#lastNumber = isOld ? random.integer(20, 2_400) : 0;
    this.workflowRuns = isOld ? random.integer(100, 9_000) : 0;
    this.mainHead = this.createSha();
    const { maturity } = this.habits;
    this.coverage = 100 * random.between(0.2 + 0.4 * maturity, 0.95);
  }

  get habits(): Habits {
    return this.#profile.habitsAt(this.now);
  }

  /** Whether an issue is written about each incident. */
  get writesIssues(): boolean {
    return this.#profile.writesIssues;
  }

  /** Whether every merged change is deployed to production at once. */
  get deploysContinuously(): boolean {
    const { continuousAbove } = this.repository;
    return this.habits.maturity > continuousAbove;
  }

  /** When the team next releases, if it does so on fixed days. */
  nextRelease(): number {
    return this.calendar.nextTime(this.now, 10, this.#releaseDays);
  }

  /** Begins a process beside the running one. */
  spawn(process: Process): void {
    this.#spawned.push(process);
  }

  takeSpawned(): Process[] {
    return this.#spawned.splice(0);
  }

  createSha(): string {
    return this.random.hex(40);
  }

  nextId(): number {
    const now = Math.floor((this.now - idsBegin) / second);
    this.#lastId = Math.max(this.#lastId + 1, now);
    return this.#lastId * idsPerSecond + this.repository.index;
  }

  nextNumber(): number {
    this.#lastNumber += this.random.chance(0.15) ? 2 : 1;
    return this.#lastNumber;
  }

  /** The key of a new ticket in the team's project. */
  nextTicketKey(): string {
    const { index, team } = this.repository;
    const offset = this.#tickets++ * ticketStep + (index % ticketStep);
    return `${team.jiraProject}-${firstTicket + offset}`;
  }

  teammate(except?: Account): Account {
    const others = this.repository.team.members.filter(
      member => member !== except,
    );
    return this.random.pick(others);
  }
}
