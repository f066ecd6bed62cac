// @ts-check

/**
 * Erasures: people who wish to be forgotten, and how far that has come.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(`
    create table erasures (
      id text primary key,
      state text not null,
      requested_by text not null,
      requested_at timestamptz not null default now(),
      confirmed_at timestamptz,
      finished_at timestamptz,
      identity json,
      known integer not null default 0,
      substitute text not null,
      position bigint not null default 0,
      archive_position text not null default '',
      deliveries integer not null default 0,
      deliveries_erased integer not null default 0,
      files_erased integer not null default 0,
      check (state in ('counting', 'counted', 'erasing', 'erasing-files', 'done', 'cancelled')),
      check ((identity is null) = (state in ('done', 'cancelled')))
    );
    comment on table erasures is 'People who wish to be forgotten, and how far that has come';
    comment on column erasures.id is 'Random';
    comment on column erasures.state is 'counting, counted (waits to be confirmed), erasing, erasing-files, done or cancelled';
    comment on column erasures.requested_by is 'Who asked for it';
    comment on column erasures.requested_at is 'When';
    comment on column erasures.confirmed_at is 'When it was confirmed';
    comment on column erasures.finished_at is 'When it was done or cancelled';
    comment on column erasures.identity is 'What the person is known by; forgotten when it is done or cancelled';
    comment on column erasures.known is 'How much of that was known when the present round of counting began';
    comment on column erasures.substitute is 'Random; of what stands in place of the person';
    comment on column erasures.position is 'How far the log has been gone through';
    comment on column erasures.archive_position is 'Name of the last file that has been gone through';
    comment on column erasures.deliveries is 'Deliveries that mention the person';
    comment on column erasures.deliveries_erased is 'Deliveries that were rewritten';
    comment on column erasures.files_erased is 'Files that were rewritten';
  `);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('erasures');
};
