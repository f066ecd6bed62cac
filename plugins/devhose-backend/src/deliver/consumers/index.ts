export * from './ConsumerBook';
export * from './Consumers';
export * from './LeaseSignal';
export type { ReplayStart } from './replay';
