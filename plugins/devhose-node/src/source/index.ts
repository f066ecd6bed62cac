export * from './bodyIdentity';
export * from './DeliverySource';
export * from './Handshake';
export * from './Interpreter';
export * from './devhoseSourcesExtensionPoint';
