export * from './CatalogScopes';
export * from './componentsOf';
export * from './OwnUnits';
export * from './Scope';
