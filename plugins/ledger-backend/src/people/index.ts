export * from './PeopleGuard';
