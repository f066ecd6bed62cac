export * from './Authorizer';
export * from './createRouter';
