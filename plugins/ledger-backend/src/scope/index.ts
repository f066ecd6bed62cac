export * from './CatalogScopes';
export * from './Scope';
