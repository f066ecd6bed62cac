/** Answers that several operations give. */
export const responses = {
  Error: {
    description: 'What went wrong and what to do about it.',
    content: {
      'application/json': { schema: { $ref: '#/components/schemas/Error' } },
    },
  },
} as const;
