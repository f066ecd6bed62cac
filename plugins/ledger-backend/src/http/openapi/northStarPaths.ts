import { badRequest, forbidden, notFound } from './responses';
import { filterParameters, questionParameters } from './parameters';

const [entityRef, from, to, , timeZone] = questionParameters;
const [, environment, lifecycle, type] = filterParameters;

const annotationId = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: '^[0-9]{1,9}$' },
} as const;

const remark = {
  date: { type: 'string', format: 'date' },
  text: { type: 'string', minLength: 1, maxLength: 200 },
} as const;

/** Successful deployments per week. */
export const northStarPaths = {
  '/v1/north-star': {
    get: {
      operationId: 'getNorthStar',
      summary: 'Successful deployments per week, and what drives them',
      parameters: [
        {
          ...entityRef,
          required: false,
          description:
            'A component, a system or a group; the organisation above all others where it is absent.',
        },
        { ...from, required: false },
        { ...to, required: false },
        timeZone,
        environment,
        lifecycle,
        type,
      ],
      responses: {
        '200': {
          description:
            'Since the first deployment up to the running week, unless asked otherwise.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/NorthStarReport' },
            },
          },
        },
        '400': badRequest,
        '403': forbidden,
        '404': notFound,
      },
    },
  },
  '/v1/annotations': {
    post: {
      operationId: 'addAnnotation',
      summary: 'Remarks on a day of the North Star',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['entityRef', 'date', 'text'],
              properties: {
                entityRef: { type: 'string', minLength: 1 },
                ...remark,
              },
            },
          },
        },
      },
      responses: {
        '200': {
          description: 'The annotation.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Annotation' },
            },
          },
        },
        '403': forbidden,
        '404': notFound,
      },
    },
  },
  '/v1/annotations/{id}': {
    put: {
      operationId: 'changeAnnotation',
      summary: 'Puts a remark right',
      parameters: [annotationId],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['date', 'text'],
              properties: remark,
            },
          },
        },
      },
      responses: {
        '200': {
          description: 'The annotation.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Annotation' },
            },
          },
        },
        '403': forbidden,
        '404': notFound,
      },
    },
    delete: {
      operationId: 'deleteAnnotation',
      summary: 'Takes a remark away',
      parameters: [annotationId],
      responses: {
        '204': { description: 'It is gone.' },
        '403': forbidden,
        '404': notFound,
      },
    },
  },
} as const;
