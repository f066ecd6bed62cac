import type { ApiEntity } from '@backstage/catalog-model';
import type { Api, Company } from '../company';

function item(noun: string) {
  return noun.replace(/s$/, '');
}

/** A small OpenAPI document: list, read and write the thing the API is about. */
function openApiDocument(company: Company, api: Api): string {
  const { noun } = api;
  const schema = { $ref: '#/components/schemas/Item' };
  const json = (content: object) => ({
    'application/json': { schema: content },
  });
  const id = {
    name: 'id',
    in: 'path',
    required: true,
    schema: { type: 'string' },
  };
  return JSON.stringify(
    {
      openapi: '3.0.3',
      info: {
        title: api.title,
        version: '1.0.0',
        description: api.description,
      },
      servers: [{ url: `https://${api.name}.${company.emailDomain}` }],
      paths: {
        [`/${noun}`]: {
          get: {
            summary: `List ${noun}`,
            parameters: [
              { name: 'cursor', in: 'query', schema: { type: 'string' } },
            ],
            responses: {
              200: {
                description: `A page of ${noun}`,
                content: json({ type: 'array', items: schema }),
              },
            },
          },
        },
        [`/${noun}/{id}`]: {
          get: {
            summary: `Read a ${item(noun)}`,
            parameters: [id],
            responses: {
              200: { description: 'Found', content: json(schema) },
              404: { description: 'There is none with this id' },
            },
          },
          put: {
            summary: `Write a ${item(noun)}`,
            parameters: [id],
            requestBody: { required: true, content: json(schema) },
            responses: { 204: { description: 'Written' } },
          },
        },
      },
      components: {
        schemas: {
          Item: {
            type: 'object',
            required: ['id', 'createdAt'],
            properties: {
              id: { type: 'string' },
              createdAt: { type: 'string', format: 'date-time' },
              state: { type: 'string', enum: ['draft', 'active', 'closed'] },
            },
          },
        },
      },
    },
    undefined,
    2,
  );
}

export function apiEntity(company: Company, api: Api): ApiEntity {
  const { name, title, description, owner, system, lifecycle } = api;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: { name, title, description },
    spec: {
      type: 'openapi',
      lifecycle,
      owner,
      system,
      definition: openApiDocument(company, api),
    },
  };
}
