/**
 * For tests with a real NATS server.
 *
 * @packageDocumentation
 */
export * from './testUtils/NatsServer';
export * from './testUtils/storedMessages';
