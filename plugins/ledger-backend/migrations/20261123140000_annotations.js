// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('annotations', table => {
    table.comment('Remarks on a day of the North Star');
    table.increments('id');
    table.text('entity_ref').notNullable().index();
    table.date('date').notNullable();
    table.text('text').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('annotations');
};
