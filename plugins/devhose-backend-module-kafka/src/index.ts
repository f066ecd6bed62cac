/**
 * Hands Devhose's events to Kafka, and takes in what others put there.
 *
 * @packageDocumentation
 */
export { kafkaModule as default } from './module';
