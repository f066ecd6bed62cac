import { error, eventPlace, itemsOf, jsonAnswer, jsonBody } from './pieces';

const consumer = {
  name: 'consumer',
  in: 'path',
  required: true,
  description: 'The service, a colon and its own name for it.',
  schema: { type: 'string', minLength: 1 },
} as const;

const choice = jsonBody({
  type: 'object',
  additionalProperties: false,
  properties: {
    ids: {
      type: 'array',
      description: 'All of the consumer, where it is absent.',
      items: { type: 'integer' },
      minItems: 1,
      maxItems: 1000,
    },
  },
});

const counted = jsonAnswer('How many there were.', {
  type: 'object',
  required: ['count'],
  properties: { count: { type: 'integer' } },
});

const plan = jsonAnswer('What it is given again.', {
  $ref: '#/components/schemas/ReplayPlan',
});

/** How consumers are doing, for operators. */
export const consumerPaths = {
  '/v1/consumers': {
    get: {
      operationId: 'ListConsumers',
      description: 'All consumers. Needs devhose.consumer.read.',
      responses: {
        '200': jsonAnswer(
          'By name.',
          itemsOf({ $ref: '#/components/schemas/ConsumerStatus' }),
        ),
        default: error,
      },
    },
  },
  '/v1/events/{sequence}/{index}/consumers': {
    get: {
      operationId: 'ListEventHandlings',
      description:
        'What each consumer has done with an event. Those who keep their own position, as Ledger does, are not among them. Needs devhose.consumer.read.',
      parameters: eventPlace,
      responses: {
        '200': jsonAnswer(
          'By the name of the consumer.',
          itemsOf({ $ref: '#/components/schemas/EventHandling' }),
        ),
        default: error,
      },
    },
  },
  '/v1/consumers/{consumer}': {
    get: {
      operationId: 'GetConsumer',
      description: 'One consumer. Needs devhose.consumer.read.',
      parameters: [consumer],
      responses: {
        '200': jsonAnswer('How it is doing.', {
          $ref: '#/components/schemas/ConsumerStatus',
        }),
        default: error,
      },
    },
  },
  '/v1/consumers/{consumer}/dead-letters': {
    get: {
      operationId: 'ListDeadLetters',
      description:
        'What it could not handle, newest first. Needs devhose.consumer.read.',
      parameters: [
        consumer,
        {
          name: 'limit',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 },
        },
        {
          name: 'cursor',
          in: 'query',
          description: 'nextCursor of the page before.',
          schema: { type: 'string', pattern: '^[0-9]{1,15}$' },
        },
      ],
      responses: {
        '200': jsonAnswer('A page of dead letters.', {
          $ref: '#/components/schemas/DeadLetterPage',
        }),
        default: error,
      },
    },
  },
  '/v1/consumers/{consumer}/dead-letters/redrive': {
    post: {
      operationId: 'RedriveDeadLetters',
      description:
        'Has dead letters handled again, out of order. Needs devhose.consumer.manage.',
      parameters: [consumer],
      requestBody: choice,
      responses: { '200': counted, default: error },
    },
  },
  '/v1/consumers/{consumer}/dead-letters/discard': {
    post: {
      operationId: 'DiscardDeadLetters',
      description:
        'Gives dead letters up for good. Needs devhose.consumer.manage.',
      parameters: [consumer],
      requestBody: choice,
      responses: { '200': counted, default: error },
    },
  },
  '/v1/consumers/{consumer}/replay': {
    get: {
      operationId: 'PlanReplay',
      description:
        'What a replay would give it again. Needs devhose.consumer.read.',
      parameters: [
        consumer,
        {
          name: 'after',
          in: 'query',
          description: 'Deliveries after this one.',
          schema: { type: 'integer', minimum: 0 },
        },
        {
          name: 'from',
          in: 'query',
          allowReserved: true,
          description:
            'Everything received at or after this instant, and what was stored in between.',
          schema: { type: 'string', format: 'date-time' },
        },
      ],
      responses: { '200': plan, default: error },
    },
    post: {
      operationId: 'Replay',
      description:
        'Moves it back, to be given events again. Needs devhose.consumer.manage.',
      parameters: [consumer],
      requestBody: jsonBody({
        type: 'object',
        additionalProperties: false,
        properties: {
          after: { type: 'integer', minimum: 0 },
          from: { type: 'string', format: 'date-time' },
        },
      }),
      responses: { '200': plan, default: error },
    },
  },
} as const;
