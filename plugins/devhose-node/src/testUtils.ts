/**
 * For tests with real backends, buses and events.
 *
 * @packageDocumentation
 */
export * from './testUtils/BackendProcess';
export * from './testUtils/changingConfig';
export * from './testUtils/followedEvent';
export * from './testUtils/persistently';
