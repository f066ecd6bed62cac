import {
  eventTypes,
  type QualityGateData,
} from '@pitstop/plugin-devhose-common';
import {
  changeId,
  createInterpreter,
  readPayload,
  repositoryId,
  UnreadableError,
  type EventDraft,
  type Fields,
} from '@pitstop/plugin-devhose-node';

/**
 * SonarQube does not say which repository a project is of. Where the analysis
 * is given this property, its value an address of the repository, it does.
 */
const repositoryProperty = 'sonar.analysis.repository';

const verdicts: ReadonlyMap<string, QualityGateData['verdict']> = new Map([
  ['OK', 'passed'],
  // It once warned; the gate was passed all the same.
  ['WARN', 'passed'],
  ['ERROR', 'failed'],
  ['NONE', 'none'],
]);

/**
 * Reads what became of quality gates from SonarQube's webhooks.
 *
 * @see https://docs.sonarsource.com/sonarqube-server/discovering/integrations/webhooks
 */
export const sonarqubeInterpreter = createInterpreter({
  version: 2,
  provider: 'sonarqube',
  read: ({ body, headers }) => readAnalysis(readPayload(body, headers)),
});

function readAnalysis(analysis: Fields): EventDraft[] {
  const gate = analysis.optionalObject('qualityGate');
  if (gate === undefined) {
    // The analysis itself failed, or there is no gate.
    return [];
  }
  const project = analysis.object('project');
  const server = analysis.uri('serverUrl').replace(/\/+$/, '');
  const repository = readRepository(analysis);
  const branch = analysis.optionalObject('branch');
  const data: QualityGateData = {
    repository,
    project: project.string('key'),
    commit: analysis.optionalCommit('revision'),
    change: readChange(branch, repository),
    branch: isPullRequest(branch) ? undefined : branch?.optionalString('name'),
    isMainBranch: branch?.optionalBoolean('isMain'),
    uri: branch?.optionalUri('url') ?? project.optionalUri('url'),
    verdict: readVerdict(gate),
    conditions: gate.optionalObjects('conditions').map(readCondition),
  };
  return [
    {
      type: eventTypes.qualityGateEvaluated,
      happenedAt:
        analysis.optionalInstant('changedAt') ?? analysis.instant('analysedAt'),
      source: server,
      subject: `${server.replace(/^https?:\/\//, '')}/projects/${data.project}`,
      repository,
      content: {},
      customData: data,
    },
  ];
}

function readCondition(condition: Fields): QualityGateData['conditions'][0] {
  return {
    metric: condition.string('metric'),
    value: readNumber(condition, 'value'),
    threshold: readNumber(condition, 'errorThreshold'),
    passed: condition.string('status') !== 'ERROR',
  };
}

function readVerdict(gate: Fields): QualityGateData['verdict'] {
  const verdict = verdicts.get(gate.string('status'));
  if (verdict === undefined) {
    throw new UnreadableError('qualityGate.status is not a known status');
  }
  return verdict;
}

/** SonarQube writes numbers as texts. */
function readNumber(condition: Fields, name: string): number | undefined {
  const text = condition.optionalString(name);
  if (text === undefined) {
    return undefined;
  }
  const value = Number(text);
  if (!Number.isFinite(value)) {
    throw new UnreadableError(`${name} of a condition is not a number`);
  }
  return value;
}

function readRepository(analysis: Fields): string | undefined {
  const address = analysis
    .optionalObject('properties')
    ?.optionalString(repositoryProperty);
  return address === undefined ? undefined : repositoryId(address);
}

function isPullRequest(branch: Fields | undefined): boolean {
  return branch?.optionalString('type') === 'PULL_REQUEST';
}

function readChange(
  branch: Fields | undefined,
  repository: string | undefined,
): string | undefined {
  const number = isPullRequest(branch) ? Number(branch?.string('name')) : NaN;
  return repository !== undefined && Number.isSafeInteger(number)
    ? changeId(repository, number)
    : undefined;
}
