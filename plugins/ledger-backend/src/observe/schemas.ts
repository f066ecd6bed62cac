import type {
  ChangeData,
  DeploymentData,
  IncidentData,
  PushData,
  QualityGateData,
  ReviewData,
  RunData,
  TicketData,
} from '@pitstop/plugin-devhose-common';
import { z } from 'zod';

/*
 * What Ledger needs of the events' `customData`. An event that lacks it, or
 * holds what PostgreSQL cannot store, must be told apart before it stops a
 * page.
 */

const text = z
  .string()
  .max(1024)
  .refine(value => !value.includes('\u0000'));

const instant = z
  .string()
  .transform(value => Date.parse(value))
  .refine(value => value >= 0 && value < Date.parse('9999-01-01T00:00:00Z'));

const count = z.int32().nonnegative();

const changeNumber = z.int32().positive();

export const occurredAtSchema = instant;

const reverts = z
  .object({ number: changeNumber.optional(), commit: text.optional() })
  .optional();

export const changeSchema = z.object({
  repository: text,
  number: changeNumber,
  action: text,
  draft: z.boolean(),
  baseBranch: text,
  defaultBranch: text,
  headBranch: text,
  fork: z.boolean(),
  headCommit: text,
  mergeCommit: text.optional(),
  openedAt: instant,
  mergedAt: instant.optional(),
  labels: z.array(z.string()),
  commits: count.optional(),
  additions: count.optional(),
  deletions: count.optional(),
  byBot: z.boolean(),
  reverts,
}) satisfies z.ZodType<unknown, Partial<ChangeData>>;

export const reviewSchema = z.object({
  repository: text,
  number: changeNumber,
  submittedAt: instant,
  byAuthor: z.boolean(),
  byBot: z.boolean(),
}) satisfies z.ZodType<unknown, Partial<ReviewData>>;

export const pushSchema = z.object({
  repository: text,
  branch: text,
  isDefaultBranch: z.boolean(),
  before: text.optional(),
  after: text.optional(),
  forced: z.boolean(),
  commits: z.array(
    z.object({
      id: text,
      authoredAt: instant,
      distinct: z.boolean(),
      reverts,
      paths: z.array(text).optional(),
    }),
  ),
}) satisfies z.ZodType<unknown, Partial<PushData>>;

export const deploymentSchema = z.object({
  repository: text,
  deploymentId: text,
  environment: text,
  production: z.boolean().optional(),
  commit: text,
  task: text,
  createdAt: instant,
  stateAt: instant,
  run: text.optional(),
  job: text.optional(),
  component: text.optional(),
}) satisfies z.ZodType<unknown, Partial<DeploymentData>>;

export const runSchema = z.object({
  repository: text,
  branch: text.optional(),
  onDefaultBranch: z.boolean().optional(),
  name: text,
  tool: text.optional(),
  run: text.optional(),
  attempt: count,
  createdAt: instant,
  startedAt: instant.optional(),
  finishedAt: instant.optional(),
}) satisfies z.ZodType<unknown, Partial<RunData>>;

export const qualityGateSchema = z.object({
  repository: text.optional(),
  change: text.optional(),
  project: text,
  branch: text.optional(),
  isMainBranch: z.boolean().optional(),
  verdict: z.enum(['passed', 'failed', 'none']),
  conditions: z.array(
    z.object({
      metric: text,
      value: z.number().optional(),
      passed: z.boolean(),
    }),
  ),
}) satisfies z.ZodType<unknown, Partial<QualityGateData>>;

/** Tools that tell more of a repository than its name don't matter here. */
export const repositorySchema = z.object({
  repository: text,
  previousRepository: text.optional(),
});

export const findingSchema = z.object({
  repository: text,
  severity: text.optional(),
  state: text.optional(),
  createdAt: instant,
  fixedAt: instant.optional(),
  dismissedAt: instant.optional(),
});

const cause = z
  .object({
    commit: text.optional(),
    deployment: text.optional(),
    run: text.optional(),
  })
  .optional();

export const ticketSchema = z.object({
  repository: text.optional(),
  action: text,
  status: text.optional(),
  labels: z.array(z.string()),
  createdAt: instant,
  closedAt: instant.optional(),
  cause,
}) satisfies z.ZodType<unknown, Partial<TicketData>>;

/** Of any tool: those that nobody interprets have no `customData`. */
export const incidentSchema = z
  .object({
    repository: text.optional(),
    toolServiceId: text.optional(),
    state: z.enum(['open', 'resolved', 'withdrawn']).optional(),
    beganAt: instant.optional(),
    resolvedAt: instant.optional(),
    labels: z.array(z.string()).optional(),
    action: text.optional(),
    cause,
  })
  .default({}) satisfies z.ZodType<unknown, Partial<IncidentData> | undefined>;

export const incidentContentSchema = z.object({
  artifactId: text.optional(),
  service: z.object({ id: text }).optional(),
});

export const outcomeSchema = z.object({ outcome: z.string().optional() });
