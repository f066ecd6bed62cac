export { createCompany } from './createCompany';
export type * from './model';
export { companySizes, parseSizeName } from './sizes';
export type { CompanySize, CompanySizeName } from './sizes';
