import { readCheckRun } from './checkRun';
import {
  readCheckSuite,
  readDispatch,
  readPageBuild,
  readStatus,
  readWorkflowJob,
} from './checks';
import { readComment, readMergeGroup, readReviewThread } from './conversation';
import { readDeployment } from './deployment';
import { readDeploymentStatus } from './deploymentStatus';
import type { PayloadReader } from './GithubDraft';
import { readIssue } from './issue';
import { readPackage, readRelease } from './published';
import { readPullRequest } from './pullRequest';
import { readPullRequestReview } from './pullRequestReview';
import { readPush } from './push';
import { readCreate, readDelete } from './reference';
import { readRepositoryEvent } from './repositoryEvent';
import {
  readDeployKey,
  readDeploymentProtection,
  readDeploymentReview,
  readProtectionConfiguration,
  readProtectionRule,
  readRuleset,
} from './rules';
import { securityFinding } from './securityFinding';
import { readTicket } from './ticket';
import { readWorkflowRun } from './workflowRun';

/** What is understood of GitHub's events, by the name in `X-GitHub-Event`. */
export const readers: ReadonlyMap<string, PayloadReader> = new Map<
  string,
  PayloadReader
>([
  ['branch_protection_configuration', readProtectionConfiguration],
  ['branch_protection_rule', readProtectionRule],
  ['check_run', readCheckRun],
  ['check_suite', readCheckSuite],
  ['code_scanning_alert', securityFinding('code')],
  ['commit_comment', readComment],
  ['create', readCreate],
  ['delete', readDelete],
  ['dependabot_alert', securityFinding('dependency')],
  ['deploy_key', readDeployKey],
  ['deployment', readDeployment],
  ['deployment_protection_rule', readDeploymentProtection],
  ['deployment_review', readDeploymentReview],
  ['deployment_status', readDeploymentStatus],
  ['issue_comment', readComment],
  ['issues', payload => readIssue(payload) ?? readTicket(payload)],
  ['merge_group', readMergeGroup],
  ['package', readPackage],
  ['page_build', readPageBuild],
  ['public', readRepositoryEvent],
  ['pull_request', readPullRequest],
  ['pull_request_review', readPullRequestReview],
  ['pull_request_review_comment', readComment],
  ['pull_request_review_thread', readReviewThread],
  ['push', readPush],
  ['registry_package', readPackage],
  ['release', readRelease],
  ['repository', readRepositoryEvent],
  ['repository_dispatch', readDispatch],
  ['repository_ruleset', readRuleset],
  ['repository_vulnerability_alert', securityFinding('dependency')],
  ['secret_scanning_alert', securityFinding('secret')],
  ['status', readStatus],
  ['workflow_dispatch', readDispatch],
  ['workflow_job', readWorkflowJob],
  ['workflow_run', readWorkflowRun],
]);

/**
 * The events that are kept raw and not interpreted, because they say nothing
 * about how software is made.
 */
export const withoutMeaning: ReadonlySet<string> = new Set([
  // Who belongs to what, and who may do what.
  'github_app_authorization',
  'member',
  'membership',
  'org_block',
  'organization',
  'personal_access_token_request',
  'team',
  'team_add',
  // What is installed, bought and given.
  'installation',
  'installation_repositories',
  'installation_target',
  'marketplace_purchase',
  'sponsorship',
  // What people like.
  'fork',
  'star',
  'watch',
  // Talk and plans.
  'discussion',
  'discussion_comment',
  'gollum',
  'issue_dependencies',
  'issue_relates_to',
  'label',
  'milestone',
  'project',
  'project_card',
  'project_column',
  'projects_v2',
  'projects_v2_item',
  'projects_v2_project',
  'projects_v2_status_update',
  'sub_issues',
  // What is said once more elsewhere, or of no repository in particular.
  'custom_property',
  'custom_property_values',
  'repository_advisory',
  'repository_import',
  'secret_scanning_alert_location',
  'secret_scanning_scan',
  'security_advisory',
  'security_and_analysis',
  // The webhook itself.
  'meta',
  'ping',
]);
