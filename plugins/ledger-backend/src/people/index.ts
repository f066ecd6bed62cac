export * from './FewPeople';
export * from './PeopleGuard';
