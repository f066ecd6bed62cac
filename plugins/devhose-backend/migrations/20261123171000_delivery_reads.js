// @ts-check

/**
 * Who looked at deliveries as they came in.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(`
    create table delivery_reads (
      id bigint generated always as identity primary key,
      read_at timestamptz not null default now(),
      reader text not null,
      part text not null,
      sequence bigint,
      source text,
      received_from timestamptz,
      received_to timestamptz,
      check (part in ('details', 'body', 'export')),
      check ((sequence is null) = (part = 'export'))
    );
    create index delivery_reads_by_reader on delivery_reads (reader, id);
    create index delivery_reads_by_sequence on delivery_reads (sequence, id);
    create index delivery_reads_by_age on delivery_reads (read_at);
    comment on table delivery_reads is 'Who looked at deliveries as they came in';
    comment on column delivery_reads.id is 'In the order in which it happened';
    comment on column delivery_reads.read_at is 'When';
    comment on column delivery_reads.reader is 'Entity reference of the person, or subject of the service';
    comment on column delivery_reads.part is 'details (headers), body, or export of many';
    comment on column delivery_reads.sequence is 'Which delivery; null for an export';
    comment on column delivery_reads.source is 'Of which source an export was; null for all of them';
    comment on column delivery_reads.received_from is 'From when on the exported deliveries were received';
    comment on column delivery_reads.received_to is 'Until when they were';
  `);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('delivery_reads');
};
