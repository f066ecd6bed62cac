// @ts-check

/**
 * What a consumer did with a single event can be asked: where it began, when
 * it got how far, and what was discarded.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(`
    alter table consumers add column began_after bigint;
    comment on column consumers.began_after is 'Its events come after this delivery; null where that was not noted';

    alter table dead_letters add column discarded_at timestamptz;
    comment on column dead_letters.discarded_at is 'When somebody gave it up for good; null when nobody has';
    drop index dead_letters_newest;
    create index dead_letters_newest on dead_letters (consumer, id) where discarded_at is null;
    create index dead_letters_by_event on dead_letters (sequence, index);

    create table consumer_milestones (
      consumer text not null references consumers on delete cascade,
      shard integer not null,
      minute timestamptz not null,
      sequence bigint not null,
      index integer,
      reached_at timestamptz not null,
      primary key (consumer, shard, minute)
    );
    create index consumer_milestones_by_position on consumer_milestones (consumer, shard, sequence);
    create index consumer_milestones_by_age on consumer_milestones (minute);
    comment on table consumer_milestones is 'How far each shard of a consumer had got in each minute in which it moved on';
    comment on column consumer_milestones.consumer is 'Whose shard';
    comment on column consumer_milestones.shard is 'Which share of the subjects';
    comment on column consumer_milestones.minute is 'Its beginning';
    comment on column consumer_milestones.sequence is 'Everything before this delivery had been handled, and of it what index says';
    comment on column consumer_milestones.index is 'The last event of the delivery that had been handled; null when all had';
    comment on column consumer_milestones.reached_at is 'When it had got there, in that minute';
  `);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('consumer_milestones');
  await knex.raw(`
    delete from dead_letters where discarded_at is not null;
    drop index dead_letters_by_event;
    drop index dead_letters_newest;
    create index dead_letters_newest on dead_letters (consumer, id);
    alter table dead_letters drop column discarded_at;
    alter table consumers drop column began_after;
  `);
};
