export * from './deriveFacts';
export * from './DerivationRules';
export * from './Facts';
export * from './Unit';
