export * from './artifact';
export * from './names';
export * from './repositoryId';
