// @ts-check

/**
 * Consumers are told what had expired before they got to it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(`
    alter table consumer_shards add column expired_first bigint;
    alter table consumer_shards add column expired_last bigint;
    comment on column consumer_shards.expired_first is 'First delivery with events that it has passed over because they had expired; null where there are none';
    comment on column consumer_shards.expired_last is 'Last delivery with events that it has passed over because they had expired';

    create index archives_without_events on archives (last_sequence) where events_removed_at is not null;
  `);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw(`
    drop index archives_without_events;
    alter table consumer_shards drop column expired_last;
    alter table consumer_shards drop column expired_first;
  `);
};
