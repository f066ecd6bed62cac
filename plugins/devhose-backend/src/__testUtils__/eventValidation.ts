import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { CloudEvent } from '@pitstop/plugin-devhose-common';
import Ajv2020, { type AnySchemaObject } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { CloudEvent as CloudEventsSdkEvent } from 'cloudevents';

/** The published schemas, beside the checkout. */
const specification = resolvePackagePath(
  '@pitstop/plugin-devhose-backend',
  '../../../shared/data/cdevents-v0.5.1',
);

const customEvents = 'dev.cdeventsx.';

/** Whether the published schemas of CDEvents are there to validate against. */
export const hasCdeventsSchemas = existsSync(specification);

/** @throws Error unless it follows CloudEvents and CDEvents. */
export type EventValidation = (event: CloudEvent) => void;

/** Validates against the schemas that CDEvents published, and with the SDK of CloudEvents. */
export function createEventValidation(): EventValidation {
  const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
  const schemaByType = new Map<string, AnySchemaObject>();
  for (const schema of readSchemas('schemas/links')) {
    ajv.addSchema(schema);
  }
  for (const schema of readSchemas('schemas')) {
    const [type] = schema.properties.context.properties.type.enum;
    schemaByType.set(type, schema);
  }
  const [customSchema] = readSchemas('custom').filter(schema => schema.$id);

  return event => {
    new CloudEventsSdkEvent({ ...event }, true).validate();
    const schema = event.type.startsWith(customEvents)
      ? customSchema
      : schemaByType.get(event.type);
    if (schema === undefined) {
      throw new Error(`CDEvents has no schema for ${event.type}`);
    }
    if (!ajv.validate(schema, event.data)) {
      throw new Error(
        `${event.type} is invalid: ${ajv.errorsText()}\n${JSON.stringify(
          event,
        )}`,
      );
    }
  };
}

function readSchemas(directory: string): AnySchemaObject[] {
  const path = join(specification, directory);
  return readdirSync(path)
    .filter(name => name.endsWith('.json'))
    .map(name => JSON.parse(readFileSync(join(path, name), 'utf8')));
}
