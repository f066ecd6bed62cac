import type { Fields } from '@pitstop/plugin-devhose-node';

const keptMetadata = [
  'name',
  'namespace',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'labels',
  'ownerReferences',
];
const keptAnnotations = ['deployment.kubernetes.io/revision'];
const keptOfEvents = [
  'involvedObject',
  'reason',
  'message',
  'type',
  'count',
  'firstTimestamp',
  'lastTimestamp',
  'eventTime',
];

type Values = Record<string, unknown>;

/**
 * What is kept of an object: how it is called and how it is. Not what its
 * containers are given (environment, commands, volumes): secrets are found there.
 */
export function reducedObject(object: Fields, kind: string): object {
  const values = object.toJSON();
  const metadata = valuesOf(values.metadata);
  const spec = valuesOf(values.spec);
  const pod = valuesOf(valuesOf(spec.template).spec);
  const containers = spec.containers ?? pod.containers;
  return {
    kind,
    ...only(values, keptOfEvents),
    metadata: {
      ...only(metadata, keptMetadata),
      annotations: only(valuesOf(metadata.annotations), keptAnnotations),
    },
    spec: {
      ...only(spec, ['replicas', 'nodeName']),
      containers: Array.isArray(containers)
        ? containers.map(each => only(valuesOf(each), ['name', 'image']))
        : undefined,
    },
    status: values.status,
  };
}

function valuesOf(value: unknown): Values {
  return { ...Object(value) };
}

function only(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(
    names.filter(name => name in values).map(name => [name, values[name]]),
  );
}
