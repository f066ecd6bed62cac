import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  ledgerMetricReadPermission,
  metricDefinitions,
  type MetricName,
} from '@pitstop/plugin-ledger-common';
import type { Authorizer } from '../http';
import { normalizeRef } from '../http/normalizeRef';
import {
  createWindow,
  listMetrics,
  metricSections,
  readEvidence,
  type DeliveryReporter,
} from '../report';
import type { CatalogScopes } from '../scope';
import type { Knex } from 'knex';

const examples = 10;

const names = metricDefinitions.map(({ name }) => name) as [
  MetricName,
  ...MetricName[],
];

/** Lets templates and MCP clients ask for metrics, with the rights of whoever they ask for. */
export function registerActions(options: {
  actionsRegistry: ActionsRegistryService;
  authorizer: Authorizer;
  knex: Knex;
  reporter: DeliveryReporter;
  scopes: CatalogScopes;
  timeZone: string;
}): void {
  const { actionsRegistry, authorizer, knex, reporter, scopes } = options;

  actionsRegistry.register({
    name: 'get-metrics',
    title: 'Get delivery metrics',
    description:
      'Delivery metrics of a component, system or group over a range: deployment frequency, lead time, change fail rate, recovery time, rework rate, builds, code and review, each compared with the range of equal length before. Never about a person.',
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: zod =>
        zod.object({
          entityRef: zod
            .string()
            .describe('A component, system or group: component:default/cart'),
          from: zod.string().describe('ISO 8601 date or instant'),
          to: zod.string().describe('ISO 8601 date or instant, not inside'),
          metrics: zod
            .array(zod.enum(names))
            .optional()
            .describe('All, unless some are named'),
        }),
      output: zod =>
        zod.object({
          entityRef: zod.string(),
          range: zod.object({ from: zod.string(), to: zod.string() }),
          previousRange: zod.object({ from: zod.string(), to: zod.string() }),
          asOf: zod.string().optional(),
          metrics: zod.array(
            zod.object({ metric: zod.string() }).passthrough(),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      await authorizer.authorize(
        credentials,
        ledgerMetricReadPermission,
        'read delivery metrics',
      );
      const scope = await scopes.find(
        normalizeRef(input.entityRef),
        credentials,
      );
      const now = new Date();
      const report = await reporter.report(
        scope,
        windowOf(input, options.timeZone),
        now,
        metricSections,
      );
      const { metrics, ...question } = listMetrics(
        report,
        now.getTime(),
        input.metrics,
      );
      return {
        output: { ...question, metrics: metrics.map(each => ({ ...each })) },
      };
    },
  });

  actionsRegistry.register({
    name: 'explain-metric',
    title: 'Explain a delivery metric',
    description:
      'What a delivery metric means, where its definition comes from, its number, and the newest facts it rests on with the subjects of the events behind them.',
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: zod =>
        zod.object({
          metric: zod.enum(names),
          entityRef: zod.string(),
          from: zod.string(),
          to: zod.string(),
        }),
      output: zod =>
        zod.object({
          title: zod.string(),
          definition: zod.string(),
          source: zod.string().optional(),
          value: zod.object({ metric: zod.string() }).passthrough(),
          evidence: zod.array(zod.object({ type: zod.string() }).passthrough()),
        }),
    },
    action: async ({ input, credentials }) => {
      await authorizer.authorize(
        credentials,
        ledgerMetricReadPermission,
        'read delivery metrics',
      );
      const scope = await scopes.find(
        normalizeRef(input.entityRef),
        credentials,
      );
      const window = windowOf(input, options.timeZone);
      const now = new Date();
      const report = await reporter.report(scope, window, now, metricSections);
      const [value] = listMetrics(report, now.getTime(), [
        input.metric,
      ]).metrics;
      const { title, definition, source, evidence } = definitionOf(
        input.metric,
      );
      const facts =
        evidence &&
        (await readEvidence(
          knex,
          {
            metric: evidence,
            scope,
            window,
            now,
            visibleComponents: () =>
              scopes.visibleComponents(scope, credentials),
          },
          { limit: examples },
        ));
      return {
        output: {
          title,
          definition,
          ...(source && { source }),
          value: { ...value },
          evidence: (facts?.items ?? []).map(item => ({ ...item })),
        },
      };
    },
  });
}

function windowOf(input: { from: string; to: string }, timeZone: string) {
  const { from, to } = input;
  return createWindow({ from, to, granularity: 'month', timeZone });
}

function definitionOf(metric: MetricName) {
  const definition = metricDefinitions.find(({ name }) => name === metric);
  if (!definition) {
    throw new Error(`There is no definition of ${metric}; add one`);
  }
  return definition;
}
