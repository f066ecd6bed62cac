export * from './isRecent';
export * from './makeProof';
export * from './secretMark';
export * from './SourceSecrets';
export * from './verifyHmac';
export * from './verifyStandardWebhook';
export * from './verifyToken';
