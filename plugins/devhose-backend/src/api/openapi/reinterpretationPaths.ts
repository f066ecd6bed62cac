import { error, jsonAnswer, jsonBody } from './pieces';

const reinterpretation = jsonAnswer('How far it is.', {
  $ref: '#/components/schemas/Reinterpretation',
});

const answers = { '200': reinterpretation, default: error } as const;

/** The past read again by today's interpreters. */
export const reinterpretationPaths = {
  '/v1/reinterpretation': {
    get: {
      operationId: 'GetReinterpretation',
      description:
        'By which interpreters deliveries were read, and what reading them again would change. Needs devhose.reinterpretation.read.',
      responses: {
        '200': jsonAnswer('How things are.', {
          $ref: '#/components/schemas/ReinterpretationStatus',
        }),
        default: error,
      },
    },
    post: {
      operationId: 'RequestReinterpretation',
      description:
        'Has deliveries read again by interpreters of another version than those that read them, beside what is in force. Needs devhose.reinterpretation.manage.',
      requestBody: jsonBody({
        type: 'object',
        additionalProperties: false,
        properties: {
          takeWhenReady: {
            type: 'boolean',
            default: false,
            description: 'Puts it into force without asking again.',
          },
          everything: {
            type: 'boolean',
            default: false,
            description: 'Also deliveries that were read by the same version.',
          },
          sources: {
            type: 'array',
            description: 'All where it is absent.',
            items: { type: 'string', minLength: 1 },
            minItems: 1,
          },
        },
      }),
      responses: answers,
    },
  },
  '/v1/reinterpretation/samples': {
    get: {
      operationId: 'ListReinterpretationSamples',
      description:
        'Deliveries that the latest reinterpretation reads otherwise, with their events before and after. Needs devhose.reinterpretation.read.',
      parameters: [
        {
          name: 'limit',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: 100, default: 10 },
        },
        {
          name: 'cursor',
          in: 'query',
          description: 'nextCursor of the page before.',
          schema: { type: 'string', pattern: '^[0-9]{1,15}$' },
        },
        {
          name: 'source',
          in: 'query',
          schema: { type: 'string', minLength: 1 },
        },
      ],
      responses: {
        '200': jsonAnswer('By sequence number.', {
          $ref: '#/components/schemas/ReinterpretationSamplePage',
        }),
        default: error,
      },
    },
  },
  '/v1/reinterpretation/take': {
    post: {
      operationId: 'TakeReinterpretation',
      description:
        'Puts what is ready into force, in the background. Needs devhose.reinterpretation.manage.',
      responses: answers,
    },
  },
  '/v1/reinterpretation/cancel': {
    post: {
      operationId: 'CancelReinterpretation',
      description:
        'Gives up what is running or ready. Needs devhose.reinterpretation.manage.',
      responses: answers,
    },
  },
  '/v1/reinterpretation/return': {
    post: {
      operationId: 'ReturnReinterpretation',
      description:
        'Brings back the events before the one that was taken, in the background. Needs devhose.reinterpretation.manage.',
      responses: answers,
    },
  },
  '/v1/reinterpretation/discard': {
    post: {
      operationId: 'DiscardReinterpretation',
      description:
        'Gives up the events before the one that was taken. Needs devhose.reinterpretation.manage.',
      responses: answers,
    },
  },
} as const;
