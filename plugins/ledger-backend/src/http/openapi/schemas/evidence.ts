import {
  findingSeverities,
  qualityMeasures,
} from '@pitstop/plugin-ledger-common';
import { gate } from './quality';
import { count, instant, seconds, text } from './values';

export const evidenceSchemas = {
  Evidence: {
    type: 'object',
    additionalProperties: false,
    description:
      'A deployment, incident, build, security finding, analysis, component or repository behind a number, or where changes wait. `subjects` leads to its events: GET /api/devhose/v1/events?subject=.',
    required: ['type', 'subjects'],
    properties: {
      type: {
        type: 'string',
        enum: [
          'deployment',
          'incident',
          'build',
          'finding',
          'analysis',
          'undeployed',
          'component',
          'repository',
        ],
      },
      repository: text,
      subjects: { type: 'array', items: text },
      environment: text,
      kind: {
        type: 'string',
        enum: ['planned', 'hotfix', 'rollback', 'redeploy', 'failed'],
      },
      startedAt: instant,
      finishedAt: instant,
      failure: {
        type: 'object',
        additionalProperties: false,
        required: ['reasons'],
        properties: {
          reasons: {
            type: 'array',
            items: {
              type: 'string',
              enum: ['rolled-back', 'hotfixed', 'incident'],
            },
          },
          recoveredAt: instant,
          incidents: {
            type: 'array',
            items: text,
            description: 'Subjects of the incidents it caused.',
          },
          recoveredBy: {
            ...text,
            description: 'Subject of the rollback or hotfix that ended it.',
          },
        },
      },
      changes: {
        ...count,
        description:
          'Of a deployment: those it was the first to bring to production. Else those that wait.',
      },
      medianLeadTimeSeconds: seconds,
      beganAt: instant,
      resolvedAt: instant,
      causedBy: text,
      severity: { type: 'string', enum: findingSeverities },
      foundAt: instant,
      closedAt: instant,
      pipeline: text,
      outcome: { type: 'string', enum: ['success', 'failure', 'other'] },
      redSeconds: {
        ...seconds,
        description: 'How long the default branch had been red.',
      },
      oldestMergedAt: instant,
      deployedAt: instant,
      entityRef: text,
      deployedLately: {
        type: 'boolean',
        description: 'In the four weeks up to the end of the range.',
      },
      mergedOn: {
        ...instant,
        description:
          'The day on which a change was merged last, from when it began.',
      },
      components: { type: 'array', items: text },
      project: text,
      gate,
      analysedAt: instant,
      measures: {
        type: 'object',
        description: qualityMeasures.join(', '),
        additionalProperties: { type: 'number' },
      },
    },
  },
  EvidencePage: {
    type: 'object',
    additionalProperties: false,
    required: ['items'],
    properties: {
      items: {
        type: 'array',
        items: { $ref: '#/components/schemas/Evidence' },
      },
      leftOut: {
        ...count,
        description:
          'On the first page: facts about components that you may not see. Absent for none.',
      },
      nextCursor: { ...text, description: 'Absent on the last page.' },
    },
  },
} as const;
