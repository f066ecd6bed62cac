import { error, itemsOf, jsonAnswer, jsonBody } from './pieces';

const id = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { type: 'string', minLength: 1 },
} as const;

const endpointProperties = {
  id: { type: 'string' },
  url: { type: 'string' },
  filter: { $ref: '#/components/schemas/EventFilter' },
  createdBy: { type: 'string' },
  createdAt: { type: 'string', format: 'date-time' },
  failures: { type: 'integer' },
  pausedUntil: { type: 'string', format: 'date-time' },
} as const;

const attemptProperties = {
  durationMilliseconds: { type: 'integer' },
  status: { type: 'integer' },
  error: { type: 'string' },
} as const;

/** Outgoing webhooks, signed by Standard Webhooks. */
export const webhookPaths = {
  '/v1/webhooks': {
    get: {
      operationId: 'ListWebhooks',
      description: 'Where events are posted to. Needs devhose.webhook.manage.',
      responses: {
        '200': jsonAnswer(
          'Oldest first.',
          itemsOf({ type: 'object', properties: endpointProperties }),
        ),
        default: error,
      },
    },
    post: {
      operationId: 'AddWebhook',
      description:
        'Posts events to an address from now on. Needs devhose.webhook.manage.',
      requestBody: jsonBody({
        type: 'object',
        additionalProperties: false,
        required: ['url'],
        properties: {
          url: { type: 'string', minLength: 1, maxLength: 2000 },
          filter: { $ref: '#/components/schemas/EventFilter' },
        },
      }),
      responses: {
        '201': jsonAnswer('With its secret, which is told this once.', {
          type: 'object',
          required: ['secret'],
          properties: {
            ...endpointProperties,
            secret: { type: 'string' },
          },
        }),
        default: error,
      },
    },
  },
  '/v1/webhooks/{id}': {
    delete: {
      operationId: 'RemoveWebhook',
      description:
        'Posts nothing there any more. Needs devhose.webhook.manage.',
      parameters: [id],
      responses: { '204': { description: 'It is gone.' }, default: error },
    },
  },
  '/v1/webhooks/{id}/attempts': {
    get: {
      operationId: 'ListWebhookAttempts',
      description:
        'The latest posts and what became of them. Needs devhose.webhook.manage.',
      parameters: [id],
      responses: {
        '200': jsonAnswer(
          'Newest first.',
          itemsOf({
            type: 'object',
            properties: {
              eventId: { type: 'string' },
              attemptedAt: { type: 'string', format: 'date-time' },
              ...attemptProperties,
            },
          }),
        ),
        default: error,
      },
    },
  },
  '/v1/webhooks/{id}/test': {
    post: {
      operationId: 'TestWebhook',
      description:
        'Posts a test at once and tells what became of it. Needs devhose.webhook.manage.',
      parameters: [id],
      responses: {
        '200': jsonAnswer('What became of it.', {
          type: 'object',
          properties: attemptProperties,
        }),
        default: error,
      },
    },
  },
} as const;
