import type { Entity } from '@backstage/catalog-model';
import type { Company } from '../company';
import { orgChartEntities } from './people';
import { softwareEntities } from './software';

/** The whole company as catalog entities. */
export function createEntities(company: Company): Entity[] {
  return [...orgChartEntities(company), ...softwareEntities(company)];
}
