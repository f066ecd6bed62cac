export * from './DevhoseService';
export * from './HttpDevhoseService';
export * from './devhoseServiceRef';
