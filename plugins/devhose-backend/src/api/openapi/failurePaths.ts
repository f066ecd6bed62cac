import { error, jsonAnswer } from './pieces';
import { repositoryParameter, serviceParameter } from './eventFilterParameters';

/** What failed lately. */
export const failurePaths = {
  '/v1/failures': {
    get: {
      operationId: 'ListFailures',
      description:
        'What failed lately in repositories and of services, each once: a pipeline on a branch, the deployments of a component to an environment, a quality gate, an incident, a rollout. What still fails comes first, then what has gone well since, each the newest first. Needs devhose.event.read.',
      parameters: [
        repositoryParameter,
        serviceParameter,
        {
          name: 'days',
          in: 'query',
          description: 'How far back.',
          schema: { type: 'integer', minimum: 1, maximum: 31, default: 7 },
        },
        {
          name: 'limit',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
        },
      ],
      responses: {
        '200': jsonAnswer('What failed.', {
          $ref: '#/components/schemas/FailureList',
        }),
        default: error,
      },
    },
  },
} as const;

/** Shapes of what failed, as JSON Schema. */
export const failureSchemas = {
  FailureList: {
    type: 'object',
    additionalProperties: false,
    required: ['items', 'lasting'],
    properties: {
      items: {
        type: 'array',
        items: { $ref: '#/components/schemas/Failure' },
      },
      lasting: {
        type: 'integer',
        minimum: 0,
        description: 'How many still last, also beyond those listed.',
      },
    },
  },
  Failure: {
    type: 'object',
    additionalProperties: false,
    required: ['event', 'since', 'times'],
    properties: {
      event: { $ref: '#/components/schemas/DevhoseEvent' },
      since: {
        type: 'string',
        format: 'date-time',
        description: 'The first failure since it last went well.',
      },
      times: { type: 'integer', minimum: 1 },
      overcome: { $ref: '#/components/schemas/DevhoseEvent' },
    },
  },
} as const;
