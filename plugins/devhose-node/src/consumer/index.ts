export * from './Backoff';
export * from './Bell';
export * from './DevhoseService';
export * from './ConsumerLog';
export * from './HttpDevhoseService';
export * from './RunningSubscription';
export * from './SubscribeOptions';
export * from './devhoseServiceRef';
