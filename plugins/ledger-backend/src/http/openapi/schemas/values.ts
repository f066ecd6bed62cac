export const instant = { type: 'string', format: 'date-time' } as const;
export const count = { type: 'integer', minimum: 0 } as const;
export const seconds = { type: 'number', minimum: 0 } as const;
export const rate = { type: 'number', minimum: 0, maximum: 1 } as const;
export const text = { type: 'string' } as const;
export const requiredMeasured = ['current', 'previous', 'series'] as const;

const period = {
  start: instant,
  end: instant,
  incomplete: {
    type: 'boolean',
    description: 'The range or the present cuts it.',
  },
} as const;

/** A summary of the range, of the one before it, and of each period. */
export function measured<
  const TName extends string,
  const TRequired extends readonly string[],
  const TProperties extends object,
>(name: TName, summary: { required: TRequired; properties: TProperties }) {
  const reference: { readonly $ref: `#/components/schemas/${TName}` } = {
    $ref: `#/components/schemas/${name}`,
  };
  return {
    current: reference,
    previous: reference,
    series: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['start', 'end', 'incomplete', ...summary.required],
        properties: { ...period, ...summary.properties },
      },
    },
  } as const;
}
