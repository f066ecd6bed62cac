export * from './DeliveryReporter';
export * from './Window';
