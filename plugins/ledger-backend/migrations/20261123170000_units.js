// @ts-check

const factTables = ['deployments', 'changes', 'incidents'];

const indexes = [
  ['deployments', 'finished_at_kind'],
  ['changes', 'deployed_at'],
  ['changes', 'merged_at'],
  ['incidents', 'began_at'],
];

/**
 * @param {import('knex').Knex} knex
 * @param {string} from
 * @param {string} to
 */
async function renameIndexes(knex, from, to) {
  for (const [table, columns] of indexes) {
    await knex.raw('alter index ?? rename to ??', [
      `${table}_${from}_${columns}_index`,
      `${table}_${to}_${columns}_index`,
    ]);
  }
}

/**
 * Components may have rules of their own, so facts belong to a unit: a
 * repository, as some of its components look at it. Those that are there are of
 * the repositories as a whole.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('own_rules', table => {
    table.comment(
      'Units whose components have rules of their own, as the catalog says; the same for all generations of facts',
    );
    table.text('unit').primary();
    table.text('repository').notNullable().index();
    table
      .jsonb('rules')
      .notNullable()
      .comment('In place of those of the installation');
    table
      .timestamp('unwanted_since')
      .comment('When the last component with these rules went; kept a while');
  });

  await knex.schema.createTable('units', table => {
    table.comment('What facts are derived for');
    table
      .text('unit')
      .primary()
      .comment('The repository, followed by a digest of its own rules if any');
    table.text('repository').notNullable().index();
    table
      .integer('look_back_days')
      .comment('What its first known deployment takes');
    table
      .timestamp('first_deployed_at')
      .comment('End of the first successful production deployment known');
    table
      .specificType('environments', 'text[]')
      .notNullable()
      .defaultTo('{}')
      .comment('Its production environments, sorted');
  });
  await knex.raw(
    `insert into units (unit, repository, first_deployed_at)
     select repository, repository, first_deployed_at from repositories`,
  );
  await knex.schema.alterTable('repositories', table => {
    table.dropColumn('first_deployed_at');
  });

  for (const table of factTables) {
    await knex.schema.alterTable(table, alter => {
      alter.renameColumn('repository', 'unit');
    });
  }
  await renameIndexes(knex, 'repository', 'unit');
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of factTables) {
    await knex(table).whereRaw(`unit like '%#%'`).delete();
    await knex.schema.alterTable(table, alter => {
      alter.renameColumn('unit', 'repository');
    });
  }
  await renameIndexes(knex, 'unit', 'repository');
  await knex.schema.alterTable('repositories', table => {
    table
      .timestamp('first_deployed_at')
      .comment('End of the first successful production deployment known');
  });
  await knex.raw(
    `update repositories set first_deployed_at = units.first_deployed_at
     from units where units.unit = repositories.repository`,
  );
  await knex.schema.dropTable('units');
  await knex.schema.dropTable('own_rules');
};
