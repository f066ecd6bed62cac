export * from './DeploymentObservation';
export * from './hideNames';
export * from './Instant';
export * from './Observations';
export * from './PullRequestObservation';
export * from './PushObservation';
export * from './readEvent';
export * from './ReviewObservation';
