export * from './FactsMemory';
export * from './RepositoryFacts';
export * from './ScopeFacts';
export {
  gateCodes,
  kindCodes,
  outcomeCodes,
  type BuildColumns,
} from './tables';
