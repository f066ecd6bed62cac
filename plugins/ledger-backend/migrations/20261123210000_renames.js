// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('repository_renames', table => {
    table.comment('What repositories were called before');
    table.text('repository').notNullable().comment('What it is called since');
    table.text('previous').notNullable();
    table.primary(['repository', 'previous']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('repository_renames');
};
