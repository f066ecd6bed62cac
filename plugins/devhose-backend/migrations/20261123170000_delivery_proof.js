// @ts-check

const { up: createFunction } = require('./20261123140000_append_by_key');

/**
 * Keeps how it was known that a delivery comes from who it should.
 *
 * Processes of the version before go on calling the function without the new
 * parameter while they are being replaced, and find this one.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(`
    alter table deliveries add column proof text;
    comment on column deliveries.proof is 'How it was known that the sender is genuine: scheme, then position and fingerprint of the secret; null where that is not known';

    drop function append_deliveries;

    create function append_deliveries(
      sources text[],
      delivery_ids text[],
      event_names text[],
      received_ats timestamptz[],
      header_offsets integer[],
      header_lengths integer[],
      header_blob bytea,
      body_offsets integer[],
      body_lengths integer[],
      body_blob bytea,
      body_encodings text[],
      bodies_bytes integer[],
      interpretations text[],
      quarantine_reasons text[],
      interpreter_versions integer[],
      event_deliveries integer[],
      event_indexes integer[],
      event_types text[],
      event_subjects text[],
      event_repositories text[],
      event_occurred_ats timestamptz[],
      event_contributors text[],
      event_offsets integer[],
      event_lengths integer[],
      event_blob bytea,
      proofs text[] default null
    )
    returns table (delivery integer, sequence bigint, stored boolean)
    language plpgsql
    as $$
    #variable_conflict use_column
    declare
      head bigint;
      -- Per delivery of the batch: its new sequence number, 0 for a repeat.
      numbers bigint[];
      -- Per delivery: where it is, for a repeat the place of the first.
      places bigint[];
      last_number bigint;
    begin
      perform pg_advisory_xact_lock(1146508872, 1);

      select coalesce(max(k.sequence), 0) into head from delivery_keys k;

      -- Each key is looked up by itself: a join would be planned while the
      -- table is new and empty, and read all of it long after it has grown.
      with incoming as (
        select
          i.*,
          (
            select k.sequence from delivery_keys k
            where k.source = i.source and k.delivery_id = i.delivery_id
          ) as earlier,
          row_number() over (
            partition by i.source, i.delivery_id order by i.position
          ) = 1 as first
        from unnest(sources, delivery_ids)
          with ordinality as i (source, delivery_id, position)
      ), numbered as (
        select
          *,
          head + count(*) filter (where first and earlier is null)
            over (order by position) as number
        from incoming
      )
      select
        array_agg(
          case when first and earlier is null then number else 0 end
          order by position
        ),
        array_agg(
          coalesce(earlier, first_number) order by position
        ),
        max(number) filter (where first and earlier is null)
      into numbers, places, last_number
      from (
        select
          *,
          first_value(number) over (
            partition by source, delivery_id order by position
          ) as first_number
        from numbered
      ) placed;

      if last_number > 0 then
        insert into delivery_keys (source, delivery_id, sequence, received_at)
        select d.source, d.delivery_id, d.number, d.received_at
        from unnest(sources, delivery_ids, numbers, received_ats)
          as d (source, delivery_id, number, received_at)
        where d.number > 0;

        insert into deliveries (
          sequence, received_at, source, delivery_id, event_name, headers,
          body, body_encoding, body_bytes,
          interpretation, quarantine_reason, interpreter_version, proof
        )
        select
          d.number, d.received_at, d.source, d.delivery_id, d.event_name,
          convert_from(
            substring(header_blob from d.header_offset for d.header_length), 'UTF8'
          )::json,
          substring(body_blob from d.body_offset for d.body_length),
          d.body_encoding, d.body_bytes,
          d.interpretation,
          nullif(d.quarantine_reason, ''), nullif(d.interpreter_version, 0),
          nullif(d.proof, '')
        from unnest(
          numbers, received_ats, sources, delivery_ids, event_names,
          header_offsets, header_lengths, body_offsets, body_lengths,
          body_encodings, bodies_bytes,
          interpretations, quarantine_reasons, interpreter_versions, proofs
        ) as d (
          number, received_at, source, delivery_id, event_name,
          header_offset, header_length, body_offset, body_length,
          body_encoding, body_bytes,
          interpretation, quarantine_reason, interpreter_version, proof
        )
        where d.number > 0;

        insert into events (
          sequence, index, received_at, source, type, subject, repository,
          occurred_at, contributor, event_bytes, event
        )
        select
          numbers[e.delivery], e.index, received_ats[e.delivery],
          sources[e.delivery], e.type, e.subject, nullif(e.repository, ''),
          e.occurred_at, nullif(e.contributor, ''), e.length,
          convert_from(
            substring(event_blob from e.start for e.length), 'UTF8'
          )::json
        from unnest(
          event_deliveries, event_indexes, event_types, event_subjects,
          event_repositories, event_occurred_ats, event_contributors,
          event_offsets, event_lengths
        ) as e (
          delivery, index, type, subject, repository, occurred_at,
          contributor, start, length
        )
        where numbers[e.delivery] > 0;

        update log_partitions p
        set
          first_sequence = coalesce(p.first_sequence, written.first_number),
          last_sequence = written.last_number
        from (
          select
            date_trunc('month', d.received_at at time zone 'UTC')::date as month,
            min(d.number) as first_number,
            max(d.number) as last_number
          from unnest(received_ats, numbers) as d (received_at, number)
          where d.number > 0
          group by 1
        ) written
        where p.month = written.month;

        perform pg_notify('devhose_log', last_number::text);
      end if;

      return query
        select p.position::integer, p.place, p.number > 0
        from unnest(places, numbers)
          with ordinality as p (place, number, position);
    end;
    $$;

    comment on function append_deliveries is
      'Appends a batch to the log and tells, per delivery, its sequence number and whether it is new';
  `);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop function append_deliveries');
  await createFunction(knex);
  await knex.raw('alter table deliveries drop column proof');
};
