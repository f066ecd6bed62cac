import type { Account } from '../../company';
import type { Course, Process } from '../Process';
import type { RepositoryWorld, Version } from '../RepositoryWorld';
import type { Pace } from '../time/Pace';
import { day, second } from '../time/units';
import type { Issue, Page, Ticket } from '../toolHappenings';
import { wordIncident } from '../wording';

const secondsBetweenLooks = 20;
/** Nobody waits longer for a repair before calling it something else. */
const longest = 3 * day;

/** An incident that is going on. */
interface Incident {
  world: RepositoryWorld;
  pace: Pace;
  title: string;
  commander: Account;
  cause: Version;
  /** Whether it is in the tools that tell of it; a team has one of them at least. */
  page?: Page['incident'];
  issue?: Issue;
}

function begin(world: RepositoryWorld, cause: Version, pace: Pace): Incident {
  const { random } = world;
  const begun: Incident = {
    world,
    pace,
    cause,
    title: wordIncident(random, world.repository.name),
    commander: world.teammate(),
  };
  if (!world.writesIssues || random.chance(0.7)) {
    const id = world.nextId();
    begun.page = {
      id: `Q${id.toString(36).toUpperCase().slice(-13)}`,
      number: id % 1_000_000,
      key: random.hex(32),
      title: begun.title,
      createdAt: world.now,
      isSevere: random.chance(0.6),
      assignee: begun.commander,
    };
  }
  return begun;
}

function* tellPage(
  { page }: Incident,
  action: Page['action'],
  agent?: Account,
): Course<void> {
  if (page) {
    yield { kind: 'pagerduty', action, incident: page, agent };
  }
}

/** What is said of it in the channel of the team: by PagerDuty's app, or by somebody in answer to it. */
function* say({ page }: Incident, text: string, by?: Account): Course<void> {
  if (page) {
    yield { kind: 'slack', text, by, repliesTo: by && page.createdAt };
  }
}

/** What broke, and, where somebody knows already, what broke it. */
function report({ world, cause }: Incident): string {
  const lines = ['Customers see errors.'];
  if (world.random.chance(0.4)) {
    lines.push('', `Caused by: ${cause.sha}`);
  }
  return lines.join('\n');
}

function* openIssue(going: Incident): Course<void> {
  const { world, title, commander: author } = going;
  const label = 'incident';
  const issue: Issue = {
    id: world.nextId(),
    number: world.nextNumber(),
    title,
    body: report(going),
    author,
    labels: [label],
    createdAt: world.now,
    updatedAt: world.now,
  };
  going.issue = issue;
  yield { kind: 'issues', action: 'opened', issue, sender: author };
  yield { kind: 'issues', action: 'labeled', issue, label, sender: author };
}

function* closeIssue({ world, issue, commander }: Incident): Course<void> {
  if (issue) {
    const closed = { ...issue, closedAt: world.now, updatedAt: world.now };
    yield {
      kind: 'issues',
      action: 'closed',
      issue: closed,
      sender: commander,
    };
  }
}

/** Where the incident is told of. */
function addressOf({ world, page, issue }: Incident): string {
  const { fullName } = world.repository;
  const [company] = fullName.split('/');
  return page
    ? `https://${company}.pagerduty.com/incidents/${page.id}`
    : `https://github.com/${fullName}/issues/${issue?.number}`;
}

/** What the team learns from it is work of its own, done when there is time. */
function* followUp(over: Incident): Process {
  const { world, title, pace, commander } = over;
  const { random } = world;
  yield pace.afterWork(world.now, random.logNormal(4, 0.8));
  const ticket: Ticket = {
    id: world.nextId(),
    key: world.nextTicketKey(),
    type: random.chance(0.5) ? 'Task' : 'Bug',
    summary: `Learn from: ${title}`,
    description: `What happened, why, and what keeps it from happening again.\n\nIncident: ${addressOf(
      over,
    )}`,
    status: 'To Do',
    labels: ['postmortem'],
    reporter: commander,
    createdAt: world.now,
    updatedAt: world.now,
  };
  yield { kind: 'jira', action: 'created', ticket, by: commander };
  yield pace.afterWork(world.now, random.logNormal(20, 0.8));
  yield {
    kind: 'jira',
    action: 'updated',
    ticket: { ...ticket, status: 'Done', updatedAt: world.now },
    before: ticket.status,
    by: world.teammate(),
  };
}

/**
 * A version in production hurts: somebody is paged, somebody writes it down,
 * and both say so when it is over.
 *
 * @param healsAfterMinutes - of those that end without a deployment
 */
export function* incident(
  world: RepositoryWorld,
  cause: Version,
  pace: Pace,
  healsAfterMinutes = Number.POSITIVE_INFINITY,
): Process {
  const { random, delivery } = world;
  const going = begin(world, cause, pace);
  const over = Math.min(
    world.now + longest,
    pace.afterRun(world.now, healsAfterMinutes),
  );
  yield* tellPage(going, 'triggered');
  yield* say(going, `Triggered: ${going.title}`);
  yield pace.afterRun(world.now, random.between(0.5, 3));
  if (world.writesIssues) {
    yield* openIssue(going);
  }
  yield pace.afterRun(world.now, random.between(0.5, 2));
  yield* tellPage(going, 'acknowledged', going.commander);
  yield* say(going, 'I am on it.', going.commander);
  while (delivery.running === cause && world.now < over) {
    yield Math.min(over, world.now + secondsBetweenLooks * second);
  }
  yield pace.afterRun(world.now, random.between(4, 40));
  yield* tellPage(going, 'resolved', going.commander);
  yield* say(going, `Resolved: ${going.title}`);
  yield* closeIssue(going);
  if (random.chance(0.6)) {
    world.spawn(followUp({ ...going, pace: world.pace }));
  }
}
