import type { Company } from '../company';
import type { Ticket } from '../simulation';

const statuses = {
  'To Do': { id: '10000', category: { id: 2, key: 'new' }, color: 'blue-gray' },
  Done: { id: '10001', category: { id: 3, key: 'done' }, color: 'green' },
};

/** Where the company's Jira is. */
export function siteOf({ name }: Company): string {
  return `https://${name}.atlassian.net`;
}

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v2/api-group-workflow-statuses/ */
export function toldStatus(site: string, name: Ticket['status']) {
  const { id, category, color } = statuses[name];
  return {
    self: `${site}/rest/api/2/status/${id}`,
    description: '',
    name,
    id,
    statusCategory: {
      self: `${site}/rest/api/2/statuscategory/${category.id}`,
      ...category,
      colorName: color,
      name,
    },
  };
}

export function allStatuses(site: string) {
  return [toldStatus(site, 'To Do'), toldStatus(site, 'Done')];
}

export function statusId(name: Ticket['status']): string {
  return statuses[name].id;
}
