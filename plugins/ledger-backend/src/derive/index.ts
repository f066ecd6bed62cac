export * from './deriveFacts';
export * from './DerivationRules';
export * from './Facts';
export * from './Surroundings';
export * from './Unit';
