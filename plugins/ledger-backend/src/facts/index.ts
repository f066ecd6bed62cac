export * from './FactsMemory';
export * from './RepositoryFacts';
export * from './ScopeFacts';
export { kindCodes, outcomeCodes } from './tables';
