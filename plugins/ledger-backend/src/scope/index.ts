export * from './CatalogScopes';
export * from './OwnUnits';
export * from './Scope';
