export * from './DeliverySource';
export * from './Interpreter';
export * from './devhoseSourcesExtensionPoint';
