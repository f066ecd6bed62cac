/**
 * For plugins that follow Devhose's log, and for modules that bring it sources.
 *
 * @packageDocumentation
 */
export * from './audit';
export * from './consumer';
export * from './identity';
export * from './interpret';
export * from './source';
export * from './threads';
export * from './trust';
