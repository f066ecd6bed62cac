// @ts-check

/**
 * What tells the components of a repository apart, and marks that components
 * may name for themselves.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('observed_pushes', table => {
    table
      .jsonb('paths')
      .comment(
        'By the id of the commit, the files it touched; only read where rules ask for them',
      );
  });
  await knex.schema.alterTable('observed_pull_requests', table => {
    table
      .specificType('marks', 'bigint[]')
      .notNullable()
      .defaultTo('{}')
      .comment(
        'Keyed hashes of its labels, and of how the name of its branch begins',
      );
  });
  await knex.schema.alterTable('observed_incidents', table => {
    table
      .specificType('marks', 'bigint[]')
      .notNullable()
      .defaultTo('{}')
      .comment('Keyed hashes of its labels');
  });
  await knex.schema.alterTable('observed_deployments', table => {
    table.text('component').comment('The component that its payload names');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('observed_deployments', table => {
    table.dropColumn('component');
  });
  for (const name of ['observed_incidents', 'observed_pull_requests']) {
    await knex.schema.alterTable(name, table => {
      table.dropColumn('marks');
    });
  }
  await knex.schema.alterTable('observed_pushes', table => {
    table.dropColumn('paths');
  });
};
