// @ts-check

/**
 * How sources are doing: what became of the requests to them, and which
 * deliveries could not be read.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(`
    create table source_totals (
      source text not null,
      outcome text not null,
      count bigint not null,
      last_at timestamptz not null,
      primary key (source, outcome)
    );
    comment on table source_totals is 'What became of the requests to sources, since counting began';
    comment on column source_totals.source is 'Source they were for; * where there is none of that name';
    comment on column source_totals.outcome is 'What became of them; nothing of a refused request is kept but this';
    comment on column source_totals.count is 'How many';
    comment on column source_totals.last_at is 'When the last of them came';

    create table source_counts (
      period_start timestamptz not null,
      source text not null,
      outcome text not null,
      count bigint not null,
      primary key (period_start, source, outcome)
    );
    comment on table source_counts is 'The same by periods of five minutes, for a week';
    comment on column source_counts.period_start is 'Beginning of the period';
    comment on column source_counts.source is 'Source they were for; * where there is none of that name';
    comment on column source_counts.outcome is 'What became of them';
    comment on column source_counts.count is 'How many';

    create index deliveries_quarantined
      on deliveries (source, received_at, sequence)
      where interpretation = 'quarantined';
  `);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop index deliveries_quarantined');
  await knex.schema.dropTable('source_counts');
  await knex.schema.dropTable('source_totals');
};
