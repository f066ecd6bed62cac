import { environmentId, type Fields } from '@pitstop/plugin-devhose-node';
import type { GithubDraft } from './GithubDraft';
import { happening } from './happening';

/**
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#branch_protection_rule
 */
export function readProtectionRule(payload: Fields): GithubDraft {
  const rule = payload.object('rule');
  return happening(payload, {
    subject: 'branchprotection',
    predicate: payload.string('action'),
    happenedAt: rule.instant('updated_at'),
    path: `/branch-protection/${rule.count('id')}`,
    data: {
      branch: rule.string('name'),
      requiredApprovals: rule.optionalCount('required_approving_review_count'),
    },
  });
}

/** All rules of a repository, turned on or off at once. */
export function readProtectionConfiguration(
  payload: Fields,
  received: { at: string },
): GithubDraft {
  return happening(payload, {
    subject: 'branchprotection',
    predicate: payload.string('action'),
    happenedAt: received.at,
    path: '/branch-protection',
    data: {},
  });
}

/**
 * Those of an organisation are about no repository.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#repository_ruleset
 */
export function readRuleset(
  payload: Fields,
  received: { at: string },
): GithubDraft | undefined {
  if (payload.optionalObject('repository') === undefined) {
    return undefined;
  }
  const ruleset = payload.object('repository_ruleset');
  return happening(payload, {
    subject: 'ruleset',
    predicate: payload.string('action'),
    happenedAt: ruleset.optionalInstant('updated_at') ?? received.at,
    path: `/rulesets/${ruleset.count('id')}`,
    data: { enforcement: ruleset.optionalString('enforcement') },
  });
}

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#deploy_key */
export function readDeployKey(
  payload: Fields,
  received: { at: string },
): GithubDraft {
  const key = payload.object('key');
  const action = payload.string('action');
  return happening(payload, {
    subject: 'deploykey',
    predicate: action,
    happenedAt: action === 'created' ? key.instant('created_at') : received.at,
    path: `/keys/${key.count('id')}`,
    data: { readOnly: key.boolean('read_only') },
  });
}

/**
 * Somebody has to let a run into an environment, or did.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment_review
 */
export function readDeploymentReview(
  payload: Fields,
  received: { at: string },
): GithubDraft | undefined {
  const run = payload.optionalObject('workflow_run');
  if (run === undefined) {
    return undefined;
  }
  const environment = payload.optionalString('environment');
  return happening(payload, {
    subject: 'deploymentreview',
    predicate: payload.string('action'),
    happenedAt: payload.optionalInstant('since') ?? received.at,
    path: `/actions/runs/${run.count('id')}`,
    data: {
      run: run.id('id'),
      commit: run.commit('head_sha'),
      environment: environment && environmentId(environment),
    },
  });
}

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment_protection_rule */
export function readDeploymentProtection(
  payload: Fields,
  received: { at: string },
): GithubDraft | undefined {
  const environment = payload.optionalString('environment');
  if (payload.optionalObject('repository') === undefined || !environment) {
    return undefined;
  }
  const deployment = payload.optionalObject('deployment');
  const id = deployment?.count('id');
  return happening(payload, {
    subject: 'deploymentprotection',
    predicate: payload.optionalString('action') ?? 'requested',
    happenedAt: deployment?.optionalInstant('updated_at') ?? received.at,
    path: id === undefined ? '' : `/deployments/${id}`,
    data: {
      environment: environmentId(environment),
      commit: deployment?.optionalCommit('sha'),
    },
  });
}
