// @ts-check

/**
 * A process that has left its shards to others is remembered for a while: a
 * request that it sent before may arrive after.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(`
    alter table consumer_holders add column has_left boolean not null default false;
    comment on column consumer_holders.has_left is 'Whether it has given up all that it had, for good; forgotten at lease_until';
  `);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw(`
    delete from consumer_holders where has_left;
    alter table consumer_holders drop column has_left;
  `);
};
