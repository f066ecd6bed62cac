import { error, eventPlace, jsonAnswer } from './pieces';
import { eventFilterParameters } from './eventFilterParameters';

/** Reading interpreted events. */
export const eventPaths = {
  '/v1/events': {
    get: {
      operationId: 'ListEvents',
      description:
        'Interpreted events, newest first. Needs devhose.event.read.',
      parameters: [
        ...eventFilterParameters,
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
        '200': jsonAnswer('A page of events.', {
          $ref: '#/components/schemas/DevhoseEventPage',
        }),
        default: error,
      },
    },
  },
  '/v1/events/stream': {
    get: {
      operationId: 'StreamEvents',
      description:
        'Events as they come in, in the order of the log, as Server-Sent Events: `data` is an event, `id` where to resume; messages of the type `position` only tell the latter, those of the type `expired` tell between which deliveries (`first`, `last`) events have expired that would have followed, those of the type `generation` are counted up when events of the past were exchanged for others. Ends now and then, to be resumed with Last-Event-ID. Needs devhose.event.read.',
      parameters: [
        ...eventFilterParameters,
        {
          name: 'Last-Event-ID',
          in: 'header',
          description:
            'The id of the last message, or a position in the log; without it, what comes in from now on.',
          schema: { type: 'string' },
        },
      ],
      responses: {
        '200': {
          description: 'The stream.',
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        },
        default: error,
      },
    },
  },
  '/v1/events/{sequence}/{index}': {
    get: {
      operationId: 'GetEvent',
      description: 'A single event. Needs devhose.event.read.',
      parameters: [
        {
          name: 'sequence',
          in: 'path',
          required: true,
          description: 'Place of its delivery in the log.',
          schema: { type: 'integer', minimum: 1 },
        },
        {
          name: 'index',
          in: 'path',
          required: true,
          description: 'Its place among the events of the delivery, from 0.',
          schema: { type: 'integer', minimum: 0 },
        },
      ],
      responses: {
        '200': jsonAnswer('The event.', {
          $ref: '#/components/schemas/DevhoseEvent',
        }),
        default: error,
      },
    },
  },
  '/v1/events/{sequence}/{index}/chain': {
    get: {
      operationId: 'GetEventChain',
      description:
        'What an event is part of, in the order in which it happened: the change, its builds, artifacts and deployments, and the incidents of the day after. Needs devhose.event.read.',
      parameters: eventPlace,
      responses: {
        '200': jsonAnswer('The chain, the event among it.', {
          $ref: '#/components/schemas/EventChain',
        }),
        default: error,
      },
    },
  },
  '/v1/vocabulary': {
    get: {
      operationId: 'GetVocabulary',
      description:
        'The types and sources that occur in the log. Needs devhose.event.read.',
      responses: {
        '200': jsonAnswer('What events can be filtered by.', {
          $ref: '#/components/schemas/EventVocabulary',
        }),
        default: error,
      },
    },
  },
  '/v1/follow': {
    get: {
      operationId: 'FollowEvents',
      description:
        'What comes after a position in the log, in order, in whole deliveries; waits for it if there is nothing yet. For services only.',
      parameters: [
        {
          name: 'after',
          in: 'query',
          required: true,
          description: 'Cursor of the page before; 0 is the beginning.',
          schema: { type: 'integer', minimum: 0 },
        },
        {
          name: 'limit',
          in: 'query',
          description: 'Events at most, unless a single delivery has more.',
          schema: { type: 'integer', minimum: 1, maximum: 5000, default: 1000 },
        },
        {
          name: 'waitSeconds',
          in: 'query',
          description: 'How long to wait at the head.',
          schema: { type: 'integer', minimum: 0, maximum: 60, default: 0 },
        },
        {
          name: 'types',
          in: 'query',
          description: 'Types, exact or up to a dot, separated by commas.',
          style: 'form',
          explode: false,
          schema: {
            type: 'array',
            items: { type: 'string', minLength: 1 },
            minItems: 1,
          },
        },
        {
          name: 'sources',
          in: 'query',
          allowReserved: true,
          description: 'Sources of the deliveries; repeated for each.',
          schema: {
            type: 'array',
            items: { type: 'string', minLength: 1 },
            minItems: 1,
          },
        },
        {
          name: 'repositories',
          in: 'query',
          allowReserved: true,
          description: 'Host and path in lower case; repeated for each.',
          schema: {
            type: 'array',
            items: { type: 'string', minLength: 1 },
            minItems: 1,
          },
        },
        {
          name: 'services',
          in: 'query',
          allowReserved: true,
          description:
            'Of what names no repository: as the catalog or the tool calls a service, or what an artifact is called; repeated for each. With repositories, either will do.',
          schema: {
            type: 'array',
            items: { type: 'string', minLength: 1 },
            minItems: 1,
          },
        },
        {
          name: 'subjects',
          in: 'query',
          allowReserved: true,
          description: 'Exact subjects; repeated for each.',
          schema: {
            type: 'array',
            items: { type: 'string', minLength: 1 },
            minItems: 1,
          },
        },
        {
          name: 'shard',
          in: 'query',
          description:
            'Only subjects whose hash modulo `shards` is this; all events of a subject are in the same shard.',
          schema: { type: 'integer', minimum: 0 },
        },
        {
          name: 'shards',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: 64 },
        },
        {
          name: 'onlyEvents',
          in: 'query',
          description:
            'Waits on while what comes in is not wanted, instead of telling that the cursor moved.',
          schema: { type: 'boolean', default: false },
        },
      ],
      responses: {
        '200': {
          description: 'A stretch of the log.',
          headers: {
            'Devhose-Cursor': {
              description:
                'The cursor of the page, to ask for the next one before this one has arrived.',
              schema: { type: 'integer' },
            },
          },
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/FollowedPage' },
            },
          },
        },
        default: error,
      },
    },
  },
} as const;
