// @ts-check

/**
 * Facts computed again beside those that are shown. Their tables lie in a schema
 * of their own until they are taken.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('rebuilds', table => {
    table.comment('Requests to compute all facts again from the log');
    table.increments('id');
    table
      .text('state')
      .notNullable()
      .checkIn(['running', 'ready', 'taken', 'cancelled', 'returned'])
      .comment(
        'ready: waits to be taken; taken: is what the pages show; returned: was taken, and the facts before it are back',
      );
    table.timestamp('requested_at').notNullable().defaultTo(knex.fn.now());
    table.boolean('take_when_ready').notNullable();
    table
      .text('observation')
      .notNullable()
      .comment('The rules by which it reads the log');
    table
      .text('migration')
      .notNullable()
      .comment('The last migration when its tables were made');
    table.jsonb('differences').comment('What would change; known once ready');
    table.jsonb('checksums').comment('By table; known once ready');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  const { rows } = await knex.raw('select current_schema() as schema');
  for (const suffix of ['rebuild', 'previous']) {
    await knex.raw('drop schema if exists ?? cascade', [
      `${rows[0].schema}_${suffix}`,
    ]);
  }
  await knex.schema.dropTable('rebuilds');
};
