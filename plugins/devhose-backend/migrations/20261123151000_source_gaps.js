// @ts-check

/**
 * Sweeps: when the tools were last asked what they sent, and what of it had
 * not come in.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(`
    create table source_sweeps (
      source text primary key,
      swept_until timestamptz,
      swept_at timestamptz,
      not_before timestamptz,
      last_error text
    );
    comment on table source_sweeps is 'How far the tools have been asked what they sent';
    comment on column source_sweeps.source is 'Source that is swept';
    comment on column source_sweeps.swept_until is 'What was sent before is known to be in the log or among the gaps';
    comment on column source_sweeps.swept_at is 'When a sweep last got through';
    comment on column source_sweeps.not_before is 'The tool does not want to be asked before; null where it does not mind';
    comment on column source_sweeps.last_error is 'Why the last sweep failed, wholly or in part; null where it did not';

    create table source_gaps (
      source text not null,
      delivery_id text not null,
      sent_at timestamptz not null,
      found_at timestamptz not null default now(),
      requests integer not null default 0,
      lost_at timestamptz,
      last_error text,
      primary key (source, delivery_id)
    );
    create index source_gaps_by_age on source_gaps (source, sent_at);
    comment on table source_gaps is 'Deliveries that were not in the log when the tool said it had sent them; repaired once delivery_keys has them';
    comment on column source_gaps.source is 'Source that was swept';
    comment on column source_gaps.delivery_id is 'The sender''s id of the delivery';
    comment on column source_gaps.sent_at is 'When the tool first sent it, as it says';
    comment on column source_gaps.found_at is 'When it was found missing';
    comment on column source_gaps.requests is 'How often the tool was asked to send it again';
    comment on column source_gaps.lost_at is 'When the tool had forgotten it before it was in the log; null otherwise';
    comment on column source_gaps.last_error is 'Why it could not be had; null where nothing failed';
  `);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('source_gaps');
  await knex.schema.dropTable('source_sweeps');
};
