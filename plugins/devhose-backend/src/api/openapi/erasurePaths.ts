import { error, jsonAnswer } from './pieces';

const id = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { type: 'string' },
} as const;

const identity = {
  required: true,
  content: {
    'application/json': {
      schema: { $ref: '#/components/schemas/PersonIdentity' },
    },
  },
} as const;

const erasure = jsonAnswer('The erasure.', {
  $ref: '#/components/schemas/Erasure',
});

/** The right to be forgotten. */
export const erasurePaths = {
  '/v1/erasures': {
    get: {
      operationId: 'ListErasures',
      description: 'All erasures, newest first. Needs devhose.erasure.manage.',
      responses: {
        '200': jsonAnswer('The erasures.', {
          type: 'object',
          additionalProperties: false,
          required: ['items'],
          properties: {
            items: {
              type: 'array',
              items: { $ref: '#/components/schemas/Erasure' },
            },
          },
        }),
        default: error,
      },
    },
    post: {
      operationId: 'RequestErasure',
      description:
        'Has it counted which deliveries mention a person, and what else they are known by there. Changes nothing yet. Needs devhose.erasure.manage; audited without saying whom it is about.',
      requestBody: identity,
      responses: { '202': erasure, default: error },
    },
  },
  '/v1/erasures/{id}': {
    get: {
      operationId: 'GetErasure',
      description: 'How far it has come. Needs devhose.erasure.manage.',
      parameters: [id],
      responses: { '200': erasure, default: error },
    },
    delete: {
      operationId: 'CancelErasure',
      description:
        'Gives it up, as long as nothing has been erased. Needs devhose.erasure.manage; audited.',
      parameters: [id],
      responses: { '200': erasure, default: error },
    },
  },
  '/v1/erasures/{id}/confirm': {
    post: {
      operationId: 'ConfirmErasure',
      description:
        'Has the person who is known by this erased: what was found, or what somebody who knows better makes of it. There is no way back. Needs devhose.erasure.manage; audited.',
      parameters: [id],
      requestBody: identity,
      responses: { '202': erasure, default: error },
    },
  },
} as const;
