import { NotFoundError } from '@backstage/errors';
import type { Annotation } from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';

interface Row {
  id: number;
  date: string;
  text: string;
}

/** The remarks on an entity's North Star, in the order of their days. */
export async function readAnnotations(
  knex: Knex,
  entityRef: string,
): Promise<Annotation[]> {
  const rows: Row[] = await knex('annotations')
    .select('id', 'text', knex.raw(`to_char(date, 'YYYY-MM-DD') as date`))
    .where({ entity_ref: entityRef })
    .orderBy([{ column: 'annotations.date' }, { column: 'id' }]);
  return rows.map(toAnnotation);
}

export async function addAnnotation(
  knex: Knex,
  entityRef: string,
  { date, text }: Omit<Annotation, 'id'>,
): Promise<Annotation> {
  const [row] = await knex('annotations')
    .insert({ entity_ref: entityRef, date, text })
    .returning('id');
  return { id: String(row.id), date, text };
}

/** @throws NotFoundError if there is none. */
export async function changeAnnotation(
  knex: Knex,
  { id, date, text }: Annotation,
): Promise<Annotation> {
  const changed = await knex('annotations')
    .where({ id })
    .update({ date, text });
  requireFound(changed, id);
  return { id, date, text };
}

/** @throws NotFoundError if there is none. */
export async function deleteAnnotation(knex: Knex, id: string): Promise<void> {
  requireFound(await knex('annotations').where({ id }).delete(), id);
}

function requireFound(found: number, id: string): void {
  if (found === 0) {
    throw new NotFoundError(
      `There is no annotation ${id}; it may have been deleted by somebody else`,
    );
  }
}

function toAnnotation({ id, date, text }: Row): Annotation {
  return { id: String(id), date, text };
}
