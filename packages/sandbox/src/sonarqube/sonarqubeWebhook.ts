import type { Company } from '../company';
import type { Analysis, Dispatch } from '../simulation';
import { digest } from '../webhooks/digest';
import type { Webhook } from '../webhooks/Webhook';

interface Condition {
  metric: string;
  operator: 'LESS_THAN' | 'GREATER_THAN';
  value: number;
  threshold: number;
}

/** The company's quality gate. */
function conditions(analysis: Analysis): Condition[] {
  const { coverage, newCoverage, newViolations, newDuplication } = analysis;
  return [
    {
      metric: 'coverage',
      operator: 'LESS_THAN',
      value: coverage,
      threshold: 20,
    },
    {
      metric: 'new_coverage',
      operator: 'LESS_THAN',
      value: newCoverage,
      threshold: 80,
    },
    {
      metric: 'new_violations',
      operator: 'GREATER_THAN',
      value: newViolations,
      threshold: 0,
    },
    {
      metric: 'new_duplicated_lines_density',
      operator: 'GREATER_THAN',
      value: newDuplication,
      threshold: 3,
    },
  ];
}

function isMissed({ operator, value, threshold }: Condition): boolean {
  return operator === 'LESS_THAN' ? value < threshold : value > threshold;
}

function gate(analysis: Analysis) {
  const checked = conditions(analysis);
  return {
    name: 'Quillfair way',
    status: checked.some(isMissed) ? 'ERROR' : 'OK',
    conditions: checked.map(condition => ({
      metric: condition.metric,
      operator: condition.operator,
      value: String(Math.round(condition.value * 10) / 10),
      status: isMissed(condition) ? 'ERROR' : 'OK',
      errorThreshold: String(condition.threshold),
    })),
  };
}

/** A pull request, or a branch of its own. */
function branch({ subject }: Analysis, dashboard: string) {
  const { pullRequest, branch: name } = subject;
  if (pullRequest) {
    const number = String(pullRequest.number);
    return {
      name: number,
      type: 'PULL_REQUEST',
      isMain: false,
      url: `${dashboard}&pullRequest=${number}`,
    };
  }
  return { name, type: 'BRANCH', isMain: name === 'main', url: dashboard };
}

/**
 * A webhook of SonarQube Server.
 *
 * @see https://docs.sonarsource.com/sonarqube-server/discovering/integrations/webhooks
 */
export function sonarqubeWebhook(
  company: Company,
  { repository, happening }: Dispatch<Analysis>,
): Webhook {
  const serverUrl = `https://sonarqube.${company.emailDomain}`;
  const key = `${company.name}_${repository.name}`;
  const dashboard = `${serverUrl}/dashboard?id=${key}`;
  const { subject, analysedAt, task } = happening;
  const at = `${new Date(analysedAt).toISOString().slice(0, 19)}+0000`;
  const body = JSON.stringify({
    serverUrl,
    taskId: task,
    status: 'SUCCESS',
    analysedAt: at,
    revision: subject.sha,
    changedAt: at,
    project: { key, name: repository.name, url: dashboard },
    branch: branch(happening, dashboard),
    qualityGate: gate(happening),
    properties: {
      'sonar.analysis.repository': `https://github.com/${repository.fullName}`,
    },
  });
  return {
    tool: 'sonarqube',
    deliveryId: `${task}-${digest(body)}`,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'SonarQube/9.9.4.87374',
      'x-sonarqube-project': key,
    },
    body,
  };
}
