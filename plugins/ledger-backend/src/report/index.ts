export * from './DeliveryReporter';
export * from './listMetrics';
export * from './NorthStarReporter';
export * from './readEvidence';
export * from './Window';
