export * from './Consumers';
export * from './LeaseSignal';
