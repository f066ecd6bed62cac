/**
 * Hands Devhose's events to NATS JetStream.
 *
 * @packageDocumentation
 */
export { natsModule as default } from './module';
