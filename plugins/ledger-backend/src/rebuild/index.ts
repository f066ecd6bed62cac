export * from './Rebuilder';
export * from './Rebuilds';
