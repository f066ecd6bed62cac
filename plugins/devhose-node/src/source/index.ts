export * from './bodyIdentity';
export * from './createSourceModule';
export * from './DeliverySource';
export * from './Handshake';
export * from './Interpreter';
export * from './devhoseSourcesExtensionPoint';
