import { ledgerDatabase } from '../__testUtils__/testDatabase';
import {
  addAnnotation,
  changeAnnotation,
  deleteAnnotation,
  readAnnotations,
} from './annotations';

const organisation = 'group:default/northwind';

describe('remarks on the North Star', () => {
  it('are put right and taken away', async () => {
    const knex = await ledgerDatabase();
    const { id } = await addAnnotation(knex, organisation, {
      date: '2027-01-04',
      text: 'Onboarded Spian',
    });
    const right = { id, date: '2027-01-05', text: 'Onboarded Spain' };

    await changeAnnotation(knex, right);

    expect(await readAnnotations(knex, organisation)).toEqual([right]);
    await deleteAnnotation(knex, id);
    expect(await readAnnotations(knex, organisation)).toEqual([]);
    await expect(changeAnnotation(knex, right)).rejects.toThrow(
      'There is no annotation 1; it may have been deleted by somebody else',
    );
  });
});
