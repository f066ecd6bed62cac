import { error, itemsOf, jsonAnswer } from './pieces';

const source = {
  name: 'source',
  in: 'path',
  required: true,
  description: 'Such as github.',
  schema: { type: 'string', minLength: 1 },
} as const;

/** How the tools' deliveries come in, for operators. */
export const sourcePaths = {
  '/v1/sources': {
    get: {
      operationId: 'ListSources',
      description:
        'All sources that are set up, and how they are doing. Needs devhose.source.read.',
      responses: {
        '200': jsonAnswer('By id.', {
          $ref: '#/components/schemas/SourceOverview',
        }),
        default: error,
      },
    },
  },
  '/v1/source-setups': {
    get: {
      operationId: 'ListSourceSetups',
      description:
        'How tools are told to send deliveries, of sources that are on and of those that could be. Needs devhose.source.read.',
      responses: {
        '200': jsonAnswer(
          'By id.',
          itemsOf({ $ref: '#/components/schemas/SourceSetupStatus' }),
        ),
        default: error,
      },
    },
  },
  '/v1/sources/{source}/check': {
    post: {
      operationId: 'CheckSource',
      description:
        'Sends a test delivery to the source by its public address and tells how far it got. It is stored and never read. Needs devhose.source.test; audited.',
      parameters: [source],
      responses: {
        '200': jsonAnswer('What it came to.', {
          $ref: '#/components/schemas/SourceCheck',
        }),
        default: error,
      },
    },
  },
  '/v1/sources/{source}/quarantine': {
    get: {
      operationId: 'ListQuarantine',
      description:
        'Deliveries that should have been understood and were not, newest first. Needs devhose.source.read.',
      parameters: [
        source,
        {
          name: 'limit',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 },
        },
        {
          name: 'cursor',
          in: 'query',
          description: 'nextCursor of the page before.',
          schema: { type: 'string', minLength: 1 },
        },
      ],
      responses: {
        '200': jsonAnswer('A page of deliveries.', {
          $ref: '#/components/schemas/QuarantinePage',
        }),
        default: error,
      },
    },
  },
} as const;
