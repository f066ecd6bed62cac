import type { Random } from '../random';

export type ChangeKind =
  | 'feature'
  | 'fix'
  | 'chore'
  | 'hotfix'
  | 'revert'
  | 'dependencies';

const things = [
  'the first page',
  'empty results',
  'slow requests',
  'retries',
  'the cache',
  'paging',
  'error messages',
  'time-outs',
  'old clients',
  'the feature flag',
  'logging',
  'input checks',
  'the event schema',
  'currency rounding',
  'translations',
  'keyboard focus',
  'the health check',
  'idempotency keys',
  'rate limits',
  'the migration',
];

const verbs: Record<'feature' | 'fix' | 'chore' | 'hotfix', string[]> = {
  feature: ['Add', 'Support', 'Introduce', 'Show', 'Measure'],
  fix: ['Fix', 'Handle', 'Correct', 'Guard', 'Repair'],
  chore: ['Tidy', 'Rename', 'Move', 'Document', 'Test'],
  hotfix: ['Restore', 'Unbreak', 'Stop losing', 'Bound'],
};

const packages = [
  'jackson-databind',
  'kotlinx-coroutines',
  'express',
  'react',
  'netty-codec-http',
  'undici',
  'grpc-java',
  'typescript',
  'pydantic',
  'testcontainers',
];

export interface Wording {
  title: string;
  branch: string;
  labels: string[];
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/** Title, branch and labels of a change; reverts are worded after what they revert. */
export function wordChange(
  random: Random,
  kind: Exclude<ChangeKind, 'revert'>,
  jiraProject: string,
): Wording {
  if (kind === 'dependencies') {
    const name = random.pick(packages);
    const from = `${random.integer(1, 6)}.${random.integer(0, 20)}`;
    const patch = random.integer(0, 9);
    const version = `${from}.${patch + 1}`;
    return {
      title: `Bump ${name} from ${from}.${patch} to ${version}`,
      branch: `dependabot/${name}-${version}`,
      labels: ['dependencies'],
    };
  }
  const subject = `${random.pick(verbs[kind])} ${random.pick(things)}`;
  if (kind === 'hotfix') {
    return {
      title: subject,
      branch: `hotfix/${slug(subject)}-${random.hex(4)}`,
      labels: ['hotfix'],
    };
  }
  const issue = `${jiraProject}-${random.integer(100, 4_000)}`;
  const labels = kind === 'fix' ? ['bug'] : [];
  return {
    title: `${issue} ${subject}`,
    branch: `${issue}-${slug(subject)}`,
    labels: random.chance(0.4) ? labels : [],
  };
}

/** Versions are named after their commits. */
export function versionOf(sha: string): string {
  return sha.slice(0, 12);
}

const symptoms = [
  'answers slowly',
  'answers with errors',
  'loses messages',
  'runs out of memory',
  'shows old data',
  'cannot reach its database',
  'rejects valid requests',
];

/** What people call an incident before they know what it is. */
export function wordIncident(random: Random, component: string): string {
  return `${component} ${random.pick(symptoms)}`;
}
