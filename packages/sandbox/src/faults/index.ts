export { faultKinds } from './Fault';
export type { Fault, FaultKind } from './Fault';
export { FaultyPost } from './FaultyPost';
export type { Post, Resend } from './FaultyPost';
export { Faults } from './Faults';
export { faultRoutes, unlessOut } from './faultRoutes';
export { skew } from './skew';
