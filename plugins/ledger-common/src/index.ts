/**
 * API types and permissions of Ledger.
 *
 * @packageDocumentation
 */
export * from './builds';
export * from './code';
export * from './configuration';
export * from './correlation';
export * from './delivery';
export * from './deployments';
export * from './evidence';
export * from './metrics';
export * from './northStar';
export * from './people';
export * from './permissions';
export * from './quality';
export * from './rebuild';
export * from './review';
export * from './scope';
export * from './status';
export * from './time';
