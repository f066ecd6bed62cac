export * from './SourceSecrets';
export * from './verifyHmac';
export * from './verifyToken';
