/** What a field of a content is. */
export type FieldKind = 'text' | 'uri' | 'words' | Shape;

/** The fields of a content; a `!` at the end of the name says it has to be there. */
export interface Shape {
  readonly [name: string]: FieldKind;
}

const reference: Shape = { 'id!': 'text', source: 'text' };
const inEnvironment: Shape = { 'environment!': reference };
const inRepository: Shape = { repository: reference };
const named: Shape = { name: 'text', uri: 'uri' };
const repository: Shape = {
  name: 'text',
  owner: 'text',
  uri: 'uri',
  viewUrl: 'uri',
};
const pipelineRun: Shape = { pipelineName: 'text', uri: 'uri' };
const taskRun: Shape = {
  taskName: 'text',
  uri: 'uri',
  pipelineRun: reference,
};
const deployed: Shape = { ...inEnvironment, 'artifactId!': 'text' };
const incident: Shape = {
  ...inEnvironment,
  service: reference,
  artifactId: 'text',
};
const trigger: Shape = { type: 'text', uri: 'uri' };
const testCase: Shape = {
  'id!': 'text',
  version: 'text',
  name: 'text',
  type: 'text',
  uri: 'uri',
};
const testCaseRun: Shape = {
  ...inEnvironment,
  testSuiteRun: reference,
  testCase,
};
const testSuite: Shape = {
  'id!': 'text',
  version: 'text',
  name: 'text',
  uri: 'uri',
};
const testSuiteRun: Shape = { ...inEnvironment, testSuite };
const verdict: Shape = { 'outcome!': 'text', severity: 'text' };
const ticket: Shape = {
  ticketType: 'text',
  group: 'text',
  priority: 'text',
  labels: 'words',
  milestone: 'text',
  'uri!': 'text',
};

/**
 * The events of CDEvents 0.5.1: their version, and what their content has,
 * without what is somebody's name or words.
 *
 * @see https://github.com/cdevents/spec/tree/v0.5.1/schemas
 */
export const contentShapes: Readonly<
  Record<string, { version: string; shape: Shape }>
> = {
  'artifact.deleted': { version: '0.2.0', shape: {} },
  'artifact.downloaded': { version: '0.2.0', shape: {} },
  'artifact.packaged': {
    version: '0.3.0',
    shape: { 'change!': reference, sbom: { 'uri!': 'text' } },
  },
  'artifact.published': {
    version: '0.3.0',
    shape: { sbom: { 'uri!': 'text' } },
  },
  'artifact.signed': { version: '0.3.0', shape: { 'signature!': 'text' } },
  'branch.created': { version: '0.3.0', shape: inRepository },
  'branch.deleted': { version: '0.3.0', shape: inRepository },
  'build.finished': { version: '0.3.0', shape: { artifactId: 'text' } },
  'build.queued': { version: '0.3.0', shape: {} },
  'build.started': { version: '0.3.0', shape: {} },
  'change.abandoned': { version: '0.3.0', shape: inRepository },
  'change.created': { version: '0.4.0', shape: inRepository },
  'change.merged': { version: '0.3.0', shape: inRepository },
  'change.reviewed': { version: '0.3.0', shape: inRepository },
  'change.updated': { version: '0.3.0', shape: inRepository },
  'environment.created': { version: '0.3.0', shape: named },
  'environment.deleted': { version: '0.3.0', shape: { name: 'text' } },
  'environment.modified': { version: '0.3.0', shape: named },
  'incident.detected': { version: '0.3.0', shape: incident },
  'incident.reported': {
    version: '0.3.0',
    shape: { ...incident, 'ticketURI!': 'uri' },
  },
  'incident.resolved': { version: '0.3.0', shape: incident },
  'pipelinerun.finished': {
    version: '0.3.0',
    shape: { ...pipelineRun, outcome: 'text' },
  },
  'pipelinerun.queued': { version: '0.3.0', shape: pipelineRun },
  'pipelinerun.started': {
    version: '0.3.0',
    shape: { 'pipelineName!': 'text', 'uri!': 'uri' },
  },
  'repository.created': {
    version: '0.3.0',
    shape: {
      'name!': 'text',
      owner: 'text',
      'uri!': 'uri',
      viewUrl: 'uri',
    },
  },
  'repository.deleted': { version: '0.3.0', shape: repository },
  'repository.modified': { version: '0.3.0', shape: repository },
  'service.deployed': { version: '0.3.0', shape: deployed },
  'service.published': {
    version: '0.3.0',
    shape: { environment: reference },
  },
  'service.removed': { version: '0.3.0', shape: { environment: reference } },
  'service.rolledback': { version: '0.3.0', shape: deployed },
  'service.upgraded': { version: '0.3.0', shape: deployed },
  'taskrun.finished': {
    version: '0.3.0',
    shape: { ...taskRun, outcome: 'text' },
  },
  'taskrun.started': { version: '0.3.0', shape: taskRun },
  'testcaserun.finished': {
    version: '0.3.0',
    shape: { ...testCaseRun, ...verdict },
  },
  'testcaserun.queued': {
    version: '0.3.0',
    shape: { ...testCaseRun, trigger },
  },
  'testcaserun.skipped': {
    version: '0.2.0',
    shape: {
      environment: reference,
      testSuiteRun: reference,
      testCase,
    },
  },
  'testcaserun.started': {
    version: '0.3.0',
    shape: { ...testCaseRun, trigger },
  },
  'testoutput.published': {
    version: '0.3.0',
    shape: {
      'outputType!': 'text',
      'format!': 'text',
      uri: 'uri',
      testCaseRun: reference,
    },
  },
  'testsuiterun.finished': {
    version: '0.3.0',
    shape: { ...testSuiteRun, ...verdict },
  },
  'testsuiterun.queued': {
    version: '0.3.0',
    shape: { ...testSuiteRun, trigger },
  },
  'testsuiterun.started': {
    version: '0.3.0',
    shape: { ...testSuiteRun, trigger },
  },
  'ticket.closed': {
    version: '0.2.0',
    shape: { ...ticket, 'resolution!': 'text' },
  },
  'ticket.created': { version: '0.2.0', shape: ticket },
  'ticket.updated': { version: '0.2.0', shape: ticket },
};
