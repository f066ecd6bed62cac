// @ts-check

/**
 * By what it is about, an analysis leads to its events. Which that is of those
 * counted before, a rebuild tells.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('quality_snapshots', table => {
    table
      .text('subject')
      .comment(
        'Subject of the event that told of it; null for what was counted before it was kept',
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('quality_snapshots', table => {
    table.dropColumn('subject');
  });
};
