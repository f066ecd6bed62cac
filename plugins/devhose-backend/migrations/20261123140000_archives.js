// @ts-check

/**
 * Expiry: files that deliveries were written to before they were removed.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(`
    create table archives (
      name text primary key,
      source text not null,
      month date not null,
      first_sequence bigint not null,
      last_sequence bigint not null,
      deliveries integer not null,
      state text not null default 'planned',
      revision integer not null default 0,
      content_sha256 text,
      file_sha256 text,
      file_bytes bigint,
      planned_at timestamptz not null default now(),
      stored_at timestamptz,
      removed_at timestamptz,
      events_removed_at timestamptz,
      check (state in ('planned', 'stored', 'removing', 'removed'))
    );
    create index archives_by_sequence on archives (first_sequence, last_sequence);
    comment on table archives is 'Files that hold what was, or is about to be, removed from the log';
    comment on column archives.name is 'Of the file; says source, month and sequence numbers';
    comment on column archives.source is 'Source that took the deliveries in';
    comment on column archives.month is 'First day of the month that they were received in, in UTC';
    comment on column archives.first_sequence is 'Lowest sequence number in it';
    comment on column archives.last_sequence is 'Highest sequence number in it';
    comment on column archives.deliveries is 'How many there are; counted before they were written';
    comment on column archives.state is 'planned, stored (written and read back), removing (from the log), removed';
    comment on column archives.revision is 'Counts how often what is to be written was changed by an erasure';
    comment on column archives.content_sha256 is 'Of the lines, before compression';
    comment on column archives.file_sha256 is 'Of the file';
    comment on column archives.file_bytes is 'Length of the file';
    comment on column archives.planned_at is 'When it was decided what goes into it';
    comment on column archives.stored_at is 'When it had been read back and found to be right';
    comment on column archives.removed_at is 'When the last of its deliveries was gone from the log';
    comment on column archives.events_removed_at is 'When the last of their events was; null while they are kept';

    create table archive_progress (
      source text not null,
      month date not null,
      sequence bigint not null,
      primary key (source, month)
    );
    comment on table archive_progress is 'How far each month of each source has been divided into archives';
    comment on column archive_progress.source is 'Source that took the deliveries in';
    comment on column archive_progress.month is 'First day of the month, in UTC';
    comment on column archive_progress.sequence is 'Every delivery up to this one is in an archive';
  `);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('archive_progress');
  await knex.schema.dropTable('archives');
};
