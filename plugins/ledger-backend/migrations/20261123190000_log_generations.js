// @ts-check

/**
 * Events of the past may be exchanged for others, because deliveries were read
 * again: then the log is of another generation, and facts are computed again.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('progress', table => {
    table
      .integer('log_generation')
      .comment(
        'Generation of the log at the first event that was counted; null until then',
      );
    table
      .integer('log_generation_seen')
      .comment('The latest generation of the log that is known of');
  });
  await knex.schema.alterTable('rebuilds', table => {
    table
      .integer('log_generation')
      .comment('The latest generation of the log when it was asked for');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('rebuilds', table => {
    table.dropColumn('log_generation');
  });
  await knex.schema.alterTable('progress', table => {
    table.dropColumns('log_generation', 'log_generation_seen');
  });
};
