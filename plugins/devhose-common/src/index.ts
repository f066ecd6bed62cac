/**
 * Event vocabulary, API types and permissions of Devhose.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './cdevents';
export * from './permissions';
export * from './vocabulary';
