export * from './LogConsumer';
