/** A request's JSON. */
export const jsonBody = <const Schema>(schema: Schema) =>
  ({ required: true, content: { 'application/json': { schema } } } as const);

/** An answer in JSON. */
export const jsonAnswer = <const Description extends string, const Schema>(
  description: Description,
  schema: Schema,
) => ({ description, content: { 'application/json': { schema } } } as const);

/** A list as a whole, without pages. */
export const itemsOf = <const Item>(item: Item) =>
  ({
    type: 'object',
    required: ['items'],
    properties: { items: { type: 'array', items: item } },
  } as const);

/** Whatever went wrong. */
export const error = { $ref: '#/components/responses/Error' } as const;

/** Where an event is in the log. */
export const eventPlace = [
  {
    name: 'sequence',
    in: 'path',
    required: true,
    schema: { type: 'integer', minimum: 1 },
  },
  {
    name: 'index',
    in: 'path',
    required: true,
    schema: { type: 'integer', minimum: 0 },
  },
] as const;
