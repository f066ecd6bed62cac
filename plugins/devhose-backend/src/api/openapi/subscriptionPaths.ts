import { error, jsonAnswer, jsonBody } from './pieces';

const name = {
  name: 'name',
  in: 'path',
  required: true,
  description: 'The name that the asking service gave its consumer.',
  schema: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' },
} as const;

const shard = {
  name: 'shard',
  in: 'path',
  required: true,
  schema: { type: 'integer', minimum: 0 },
} as const;

const epoch = {
  type: 'integer',
  minimum: 0,
  description: 'Of the lease. Refused with 409 when the shard changed hands.',
} as const;

const done = { description: 'It is noted.' } as const;
const failureAnswer = jsonAnswer('What to do.', {
  $ref: '#/components/schemas/FailureAnswer',
});

/** What processes that handle events tell and ask; `subscribe` of the node library speaks it. */
export const subscriptionPaths = {
  '/v1/subscriptions/{name}/lease': {
    post: {
      operationId: 'LeaseShards',
      description:
        'Renews what the process holds and gives it its fair share; waits while there is nothing new. For services.',
      parameters: [name],
      requestBody: jsonBody({ $ref: '#/components/schemas/LeaseRequest' }),
      responses: {
        '200': jsonAnswer('What the process holds now.', {
          $ref: '#/components/schemas/LeaseAnswer',
        }),
        default: error,
      },
    },
  },
  '/v1/subscriptions/{name}/release': {
    post: {
      operationId: 'ReleaseShards',
      description: 'Gives shards up, so that others get them at once.',
      parameters: [name],
      requestBody: jsonBody({
        type: 'object',
        additionalProperties: false,
        required: ['holder', 'shards', 'leaving'],
        properties: {
          holder: { type: 'string', minLength: 1 },
          shards: {
            type: 'array',
            items: { $ref: '#/components/schemas/HeldShard' },
          },
          leaving: { type: 'boolean' },
        },
      }),
      responses: { '204': done, default: error },
    },
  },
  '/v1/subscriptions/{name}/shards/{shard}/commit': {
    post: {
      operationId: 'CommitPosition',
      description: 'Moves a shard on over what has been handled.',
      parameters: [name, shard],
      requestBody: jsonBody({
        type: 'object',
        additionalProperties: false,
        required: ['epoch', 'position', 'handled'],
        properties: {
          epoch,
          position: { $ref: '#/components/schemas/ShardPosition' },
          handled: { type: 'integer', minimum: 0 },
        },
      }),
      responses: { '204': done, default: error },
    },
  },
  '/v1/subscriptions/{name}/shards/{shard}/attempts': {
    post: {
      operationId: 'BeginAttempt',
      description:
        'Counts an attempt at an event that made difficulties, before it is handed out.',
      parameters: [name, shard],
      requestBody: jsonBody({
        type: 'object',
        additionalProperties: false,
        required: ['epoch', 'event'],
        properties: {
          epoch,
          event: { $ref: '#/components/schemas/EventPlace' },
        },
      }),
      responses: { '200': failureAnswer, default: error },
    },
  },
  '/v1/subscriptions/{name}/shards/{shard}/failures': {
    post: {
      operationId: 'FailAttempt',
      description:
        'The attempt failed: says when to try again, or that it is a dead letter now.',
      parameters: [name, shard],
      requestBody: jsonBody({
        type: 'object',
        additionalProperties: false,
        required: ['epoch', 'event', 'error'],
        properties: {
          epoch,
          event: { $ref: '#/components/schemas/EventPlace' },
          error: { type: 'string' },
        },
      }),
      responses: { '200': failureAnswer, default: error },
    },
  },
  '/v1/subscriptions/{name}/shards/{shard}/redrives': {
    post: {
      operationId: 'ListRedrives',
      description: 'Dead letters of the shard that are to be handled again.',
      parameters: [name, shard],
      requestBody: jsonBody({
        type: 'object',
        additionalProperties: false,
        required: ['epoch'],
        properties: { epoch },
      }),
      responses: {
        '200': jsonAnswer('The oldest of them.', {
          type: 'object',
          required: ['letters'],
          properties: {
            letters: {
              type: 'array',
              items: {
                type: 'object',
                required: ['id', 'event'],
                properties: {
                  id: { type: 'integer' },
                  event: { $ref: '#/components/schemas/FollowedEvent' },
                },
              },
            },
          },
        }),
        default: error,
      },
    },
  },
  '/v1/subscriptions/{name}/shards/{shard}/settlements': {
    post: {
      operationId: 'SettleRedrive',
      description: 'What came of handling a dead letter again.',
      parameters: [name, shard],
      requestBody: jsonBody({
        type: 'object',
        additionalProperties: false,
        required: ['epoch', 'id'],
        properties: {
          epoch,
          id: { type: 'integer' },
          error: { type: 'string' },
        },
      }),
      responses: { '204': done, default: error },
    },
  },
} as const;
