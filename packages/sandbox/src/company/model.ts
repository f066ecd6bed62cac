/** A marketplace of the group: a company in one country. */
export interface Marketplace {
  name: string;
  title: string;
  /** Begins the names of its teams' systems and components. */
  code: string;
  country: string;
  /** IANA name. */
  timeZone: string;
  /** Months (1 to 12) in which many are away. */
  holidayMonths: readonly number[];
  /** Public holidays that fall on the same day each year, `MM-DD`. */
  publicHolidays: readonly string[];
}

/** Somebody (or something) that acts on GitHub. */
export interface Account {
  login: string;
  githubId: number;
  type: 'User' | 'Bot';
  displayName: string;
  email: string;
}

export interface Person extends Account {
  type: 'User';
  team: string;
}

export interface Team {
  name: string;
  title: string;
  description: string;
  /** Undefined for the platform team, which works for the whole group. */
  marketplace?: Marketplace;
  timeZone: string;
  jiraProject: string;
  /** Whom PagerDuty pages. */
  escalationPolicy: string;
  /** A team that has just been founded and owns nothing yet. */
  isNew: boolean;
  members: Person[];
}

export interface Domain {
  name: string;
  title: string;
  description: string;
  owner: string;
}

export interface System {
  name: string;
  title: string;
  description: string;
  owner: string;
  domain: string;
}

export type MergeMethod = 'squash' | 'merge' | 'rebase';

/** A repository on the company's GitHub. */
export interface Repository {
  /** Counts the company's repositories from 0. */
  index: number;
  githubId: number;
  name: string;
  fullName: string;
  description: string;
  language: string;
  topics: string[];
  /** Days before the end of history that it came to life; undefined: before history. */
  bornDaysBeforeEnd?: number;
  team: Team;
  /** Share of the company's changes that are made here. */
  activity: number;
  mergeMethod: MergeMethod;
  checks: 'travis' | 'actions';
  /** What deploys it; undefined for a library. */
  deployer?: 'spinnaker' | 'actions';
  environments: { staging: string; production: string };
  /** Id of its service in PagerDuty. */
  pagerDutyService: string;
  /** Whether deployments to production carry GitHub's flag; else their environment's name tells. */
  flagsProduction: boolean;
  /** Above this maturity its team deploys every merged change, below on fixed days. */
  continuousAbove: number;
  updatesDependencies: boolean;
}

export type ComponentType = 'service' | 'website' | 'library';

export interface Component {
  name: string;
  title: string;
  description: string;
  type: ComponentType;
  lifecycle: 'production' | 'experimental' | 'deprecated';
  owner: Team;
  system: string;
  repository: Repository;
  /** A few have never been linked to their repository. */
  linked: boolean;
  providedApis: string[];
  consumedApis: string[];
  dependsOn: string[];
}

export interface Api {
  name: string;
  title: string;
  description: string;
  owner: string;
  system: string;
  lifecycle: Component['lifecycle'];
  /** The thing it is about, in the plural: `listings`. */
  noun: string;
}

export interface Resource {
  name: string;
  description: string;
  type: 'database' | 'topic';
  owner: string;
  system: string;
}

export interface Company {
  /** Also the login of its GitHub organisation. */
  name: string;
  title: string;
  githubId: number;
  emailDomain: string;
  marketplaces: Marketplace[];
  platformTeam: Team;
  /** All teams, the platform team among them. */
  teams: Team[];
  /** The product team that guests of the portal are in. */
  guestTeam: Team;
  domains: Domain[];
  systems: System[];
  components: Component[];
  apis: Api[];
  resources: Resource[];
}
