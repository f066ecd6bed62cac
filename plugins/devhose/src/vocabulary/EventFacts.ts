import type { CloudEvent, EventOutcome } from '@pitstop/plugin-devhose-common';
import { parseEventType } from './parseEventType';

/**
 * What an event says, by the names that all tools' events share. Read with
 * care: events are as old as the log, and come from interpreters of others.
 */
export interface EventFacts {
  repository?: string;
  branch?: string;
  /** Whole; see {@link shortCommit}. */
  commit?: string;
  /** Of a pull request. */
  number?: string;
  /** Of a pipeline, task, artifact, incident or ticket. */
  name?: string;
  environment?: string;
  artifact?: string;
  /** As the catalog would call it. */
  service?: string;
  /** As the tool that tells of an incident calls it. */
  toolService?: string;
  /** Address of an incident or ticket, without scheme. */
  incident?: string;
  ticket?: string;
  outcome?: EventOutcome;
  /** The tool's own word for the outcome, such as `timed_out`. */
  conclusion?: string;
  /** The tool's own word for what happened, such as `synchronize`. */
  action?: string;
  verdict?: string;
  /** Of a push. */
  commits?: number;
  forced: boolean;
  /** Whether a push took its branch away. */
  deleted: boolean;
  byBot: boolean;
  /** RFC 3339. */
  startedAt?: string;
  finishedAt?: string;
  /** Where a person can look at it. */
  uri?: string;
}

function at(value: unknown, ...path: string[]): unknown {
  let found = value;
  for (const name of path) {
    found =
      typeof found === 'object' && found !== null
        ? Object.entries(found).find(([key]) => key === name)?.[1]
        : undefined;
  }
  return found;
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') {
    return String(value);
  }
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Only what a browser may be sent to. */
function webAddress(value: unknown): string | undefined {
  const address = text(value);
  return address && /^https?:\/\//.test(address) ? address : undefined;
}

const outcomes: ReadonlyMap<string, EventOutcome> = new Map([
  ['success', 'success'],
  ['pass', 'success'],
  ['failure', 'failure'],
  ['fail', 'failure'],
  ['error', 'failure'],
  ['passed', 'success'],
  ['failed', 'failure'],
  ['cancel', 'cancelled'],
]);

function outcomeOf(type: string, outcome: unknown): EventOutcome | undefined {
  const { subject, predicate } = parseEventType(type);
  if (
    predicate === 'finished' ||
    (subject === 'qualitygate' && predicate === 'evaluated')
  ) {
    return outcomes.get(text(outcome) ?? '');
  }
  if (predicate === 'failed') {
    return 'failure';
  }
  return subject === 'service' && ['deployed', 'upgraded'].includes(predicate)
    ? 'success'
    : undefined;
}

/** Reads what an event says. */
export function readFacts({ type, data }: CloudEvent): EventFacts {
  const content = at(data, 'subject', 'content');
  const custom = at(data, 'customData');
  const commits = at(custom, 'commits');
  return {
    repository:
      text(at(custom, 'repository')) ?? text(at(content, 'repository', 'id')),
    branch: text(at(custom, 'branch')) ?? text(at(custom, 'baseBranch')),
    commit:
      text(at(custom, 'commit')) ??
      text(at(custom, 'mergeCommit')) ??
      text(at(custom, 'after')) ??
      text(at(custom, 'headCommit')),
    number: text(at(custom, 'number')),
    name:
      text(at(content, 'pipelineName')) ??
      text(at(content, 'taskName')) ??
      text(at(custom, 'name')) ??
      text(at(content, 'name')),
    environment:
      text(at(custom, 'environment')) ?? text(at(content, 'environment', 'id')),
    artifact: text(at(custom, 'artifact')) ?? text(at(content, 'artifactId')),
    incident: text(at(custom, 'incident')),
    service: text(at(custom, 'service')) ?? text(at(content, 'service', 'id')),
    toolService: text(at(custom, 'toolServiceId')),
    ticket: text(at(custom, 'ticket')),
    outcome: outcomeOf(type, at(content, 'outcome') ?? at(custom, 'verdict')),
    conclusion: text(at(custom, 'conclusion')),
    action: text(at(custom, 'action')),
    verdict: text(at(custom, 'verdict')),
    commits: Array.isArray(commits) ? commits.length : undefined,
    forced: at(custom, 'forced') === true,
    deleted:
      at(custom, 'before') !== undefined && at(custom, 'after') === undefined,
    byBot: at(custom, 'byBot') === true,
    startedAt: text(at(custom, 'startedAt')),
    finishedAt: text(at(custom, 'finishedAt')),
    uri: webAddress(at(content, 'uri')) ?? webAddress(at(custom, 'uri')),
  };
}

/** A commit as people write it. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}
