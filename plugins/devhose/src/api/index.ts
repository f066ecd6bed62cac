export * from './DevhoseApi';
export * from './DevhoseClient';
