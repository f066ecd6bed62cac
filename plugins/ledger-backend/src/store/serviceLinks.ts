import type { Knex } from 'knex';
import { deriveAgain } from './deriveAgain';

/** A repository, and a service by which a tool knows what lives in it. */
export interface ServiceLink {
  /** The tool and its id of the service: `pagerduty:PF9KMXH`. */
  service: string;
  repository: string;
}

/**
 * Makes these the links between tools' services and repositories, and has the
 * facts of the repositories concerned derived again, in every generation.
 *
 * @returns How many repositories those are.
 */
export async function adoptServiceLinks(
  knex: Knex,
  links: ServiceLink[],
): Promise<number> {
  return knex.transaction(async transaction => {
    const { rows } = await transaction.raw<{
      rows: Array<{ repository: string }>;
    }>(
      `with wanted as materialized (
         select distinct service, repository
         from json_to_recordset(?::json) as wanted (service text, repository text)
       ), gone as (
         delete from service_links
         where (service, repository) not in (select service, repository from wanted)
         returning repository
       ), added as (
         insert into service_links (service, repository)
         select service, repository from wanted
         on conflict do nothing
         returning repository
       )
       select repository from gone union select repository from added`,
      [JSON.stringify(links)],
    );
    const repositories = rows.map(({ repository }) => repository).sort();
    if (repositories.length > 0) {
      await deriveAgain(transaction, repositories);
    }
    return repositories.length;
  });
}
