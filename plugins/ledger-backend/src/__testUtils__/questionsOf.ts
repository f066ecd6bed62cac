import { z } from 'zod';

const parameterSchema = z.object({
  name: z.string(),
  in: z.enum(['query', 'path']),
  required: z.boolean().optional(),
  schema: z.object({
    enum: z.array(z.string()).optional(),
    items: z.object({ enum: z.array(z.string()).optional() }).optional(),
  }),
});

const operationSchema = z.object({
  parameters: z.array(parameterSchema).default([]),
});

type Parameter = z.infer<typeof parameterSchema>;

/**
 * Every GET of an OpenAPI document, asked with every value that its parameters
 * can have, one parameter at a time.
 *
 * @param values what to ask for where anything can be asked for, by the
 *   parameter's name
 * @throws Error for a required parameter that neither tells: an endpoint that
 *   cannot be asked would be left out in silence.
 */
export function questionsOf(
  spec: { paths: object },
  values: Record<string, readonly string[]>,
): string[] {
  return Object.entries(spec.paths).flatMap(([path, methods]) => {
    if (!('get' in methods)) {
      return [];
    }
    const { parameters } = operationSchema.parse(methods.get);
    const choices = parameters.map(parameter => ({
      parameter,
      values: valuesOf(parameter, values, path),
    }));
    const first = choices
      .filter(({ parameter }) => parameter.required)
      .map(choice => ({ ...choice, value: choice.values[0] }));
    const questions = new Set([ask(path, first)]);
    for (const { parameter, values: each } of choices) {
      for (const value of each) {
        const others = first.filter(other => other.parameter !== parameter);
        questions.add(ask(path, [...others, { parameter, value }]));
      }
    }
    return [...questions];
  });
}

function valuesOf(
  parameter: Parameter,
  values: Record<string, readonly string[]>,
  path: string,
): readonly string[] {
  const { name, schema } = parameter;
  const listed = schema.items?.enum;
  const found =
    values[name] ?? schema.enum ?? (listed && [...listed, listed.join(',')]);
  if (found === undefined && parameter.required) {
    throw new Error(`${path} needs ${name}; say which values to ask it for`);
  }
  return found ?? [];
}

function ask(
  path: string,
  choices: ReadonlyArray<{ parameter: Parameter; value: string }>,
): string {
  const query = new URLSearchParams();
  let asked = path;
  for (const { parameter, value } of choices) {
    if (parameter.in === 'path') {
      asked = asked.replace(`{${parameter.name}}`, encodeURIComponent(value));
    } else {
      query.append(parameter.name, value);
    }
  }
  return `${asked}?${query}`;
}
