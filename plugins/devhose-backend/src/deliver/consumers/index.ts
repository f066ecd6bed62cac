export * from './ConsumerBook';
export * from './Consumers';
export * from './LeaseSignal';
export { forgetMilestones } from './milestones';
export type { ReplayStart } from './replay';
export { replayGeneration } from './replay';
