const errorContent = {
  'application/json': { schema: { $ref: '#/components/schemas/Error' } },
} as const;

export const badRequest = {
  description: 'The question makes no sense; the message says why.',
  content: errorContent,
} as const;

export const forbidden = {
  description: 'A permission is missing; the message says which.',
  content: errorContent,
} as const;

export const notFound = {
  description: 'There is no such entity, or you may not read it.',
  content: errorContent,
} as const;

export const conflict = {
  description: 'Not in this state; the message says what to do first.',
  content: errorContent,
} as const;
