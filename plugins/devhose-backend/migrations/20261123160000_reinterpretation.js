// @ts-check

/**
 * Events read again from deliveries, beside those that are in force, and the
 * generations of the log that came of it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(`
    create table log_generations (
      generation integer primary key,
      begun_at timestamptz not null default now(),
      first_changed bigint
    );
    comment on table log_generations is 'Each time events of the past were exchanged for others';
    comment on column log_generations.generation is 'Counted up; the highest is in force';
    comment on column log_generations.begun_at is 'Since when';
    comment on column log_generations.first_changed is 'The first delivery whose events are others than in the generation before; null for the first generation';

    insert into log_generations (generation) values (1);

    create table reinterpretations (
      id integer generated always as identity primary key,
      state text not null check (state in (
        'running', 'ready', 'taking', 'taken', 'returning', 'returned',
        'discarded', 'cancelled'
      )),
      requested_at timestamptz not null default now(),
      take_when_ready boolean not null,
      everything boolean not null,
      versions json not null,
      versions_before json,
      position bigint not null default 0,
      deliveries bigint not null default 0
    );
    create unique index reinterpretations_under_way on reinterpretations ((true))
      where state in ('running', 'ready', 'taking', 'returning');
    create unique index reinterpretations_kept on reinterpretations ((true))
      where state = 'taken';
    comment on table reinterpretations is 'Requests to read the events of deliveries again by other interpreters';
    comment on column reinterpretations.id is 'Counted up';
    comment on column reinterpretations.state is 'running: reads; ready: waits to be taken; taking, returning: is exchanged; taken: in force, what was before is kept; discarded: in force for good';
    comment on column reinterpretations.requested_at is 'When it was asked for';
    comment on column reinterpretations.take_when_ready is 'Whether it is taken without anybody looking at it';
    comment on column reinterpretations.everything is 'Also deliveries that were read by the same version';
    comment on column reinterpretations.versions is 'By source, the version of the interpreter that reads';
    comment on column reinterpretations.versions_before is 'Rows of interpreters_in_force before it was taken; null until then';
    comment on column reinterpretations.position is 'Everything up to this delivery has been read';
    comment on column reinterpretations.deliveries is 'How many deliveries were read again';

    create table reinterpreted_deliveries (
      reinterpretation integer not null references reinterpretations,
      sequence bigint not null,
      received_at timestamptz not null,
      source text not null,
      before_interpretation text not null,
      before_reason text,
      before_version integer,
      after_interpretation text not null,
      after_reason text,
      after_version integer not null,
      primary key (reinterpretation, sequence)
    );
    comment on table reinterpreted_deliveries is 'Deliveries that are read otherwise than before';
    comment on column reinterpreted_deliveries.reinterpretation is 'By which reinterpretation';
    comment on column reinterpreted_deliveries.sequence is 'Place in the log';
    comment on column reinterpreted_deliveries.received_at is 'Finds the partition';
    comment on column reinterpreted_deliveries.source is 'Source that took it in';
    comment on column reinterpreted_deliveries.before_interpretation is 'What became of it before: interpreted, not-interpreted or quarantined';
    comment on column reinterpreted_deliveries.before_reason is 'Why it could not be read before';
    comment on column reinterpreted_deliveries.before_version is 'Version of the interpreter before';
    comment on column reinterpreted_deliveries.after_interpretation is 'What becomes of it';
    comment on column reinterpreted_deliveries.after_reason is 'Why it cannot be read';
    comment on column reinterpreted_deliveries.after_version is 'Version of the interpreter';

    create table reinterpreted_events (
      reinterpretation integer not null references reinterpretations,
      side text not null check (side in ('before', 'after')),
      sequence bigint not null,
      index integer not null,
      received_at timestamptz not null,
      source text not null,
      type text collate "C" not null,
      subject text not null,
      repository text,
      occurred_at timestamptz not null,
      contributor text,
      event_bytes integer not null,
      event json not null,
      primary key (reinterpretation, side, sequence, index)
    );
    comment on table reinterpreted_events is 'All events of the deliveries that are read otherwise: as before, and after';
    comment on column reinterpreted_events.reinterpretation is 'By which reinterpretation';
    comment on column reinterpreted_events.side is 'before or after';
    comment on column reinterpreted_events.sequence is 'As in events';
    comment on column reinterpreted_events.index is 'As in events';
    comment on column reinterpreted_events.received_at is 'As in events';
    comment on column reinterpreted_events.source is 'As in events';
    comment on column reinterpreted_events.type is 'As in events';
    comment on column reinterpreted_events.subject is 'As in events';
    comment on column reinterpreted_events.repository is 'As in events';
    comment on column reinterpreted_events.occurred_at is 'As in events';
    comment on column reinterpreted_events.contributor is 'As in events';
    comment on column reinterpreted_events.event_bytes is 'As in events';
    comment on column reinterpreted_events.event is 'As in events';

    create table reinterpreted_types (
      reinterpretation integer not null references reinterpretations,
      type text collate "C" not null,
      same bigint not null,
      changed bigint not null,
      added bigint not null,
      removed bigint not null,
      primary key (reinterpretation, type)
    );
    comment on table reinterpreted_types is 'What a reinterpretation changes, by type of event';
    comment on column reinterpreted_types.reinterpretation is 'By which reinterpretation';
    comment on column reinterpreted_types.type is 'Type of the events';
    comment on column reinterpreted_types.same is 'Events that stay as they are';
    comment on column reinterpreted_types.changed is 'Events with the same id that say something else';
    comment on column reinterpreted_types.added is 'Events that were not there before';
    comment on column reinterpreted_types.removed is 'Events that are no longer there';

    create table reinterpreted_moves (
      reinterpretation integer not null references reinterpretations,
      source text not null,
      before_interpretation text not null,
      after_interpretation text not null,
      deliveries bigint not null,
      primary key (reinterpretation, source, before_interpretation, after_interpretation)
    );
    comment on table reinterpreted_moves is 'What becomes of deliveries that were read again';
    comment on column reinterpreted_moves.reinterpretation is 'By which reinterpretation';
    comment on column reinterpreted_moves.source is 'Source of the deliveries';
    comment on column reinterpreted_moves.before_interpretation is 'What had become of them';
    comment on column reinterpreted_moves.after_interpretation is 'What becomes of them';
    comment on column reinterpreted_moves.deliveries is 'How many';

    create table interpreters_in_force (
      source text primary key,
      version integer not null,
      up_to bigint not null
    );
    comment on table interpreters_in_force is 'By which version the past of a source was read again';
    comment on column interpreters_in_force.source is 'Source of the deliveries';
    comment on column interpreters_in_force.version is 'Version of the interpreter; counts instead of that of the delivery';
    comment on column interpreters_in_force.up_to is 'The last delivery for which it counts';

    create table interpretation_census (
      source text not null,
      version integer not null,
      interpretation text not null,
      deliveries bigint not null,
      primary key (source, version, interpretation)
    );
    comment on table interpretation_census is 'How many deliveries were read by which version';
    comment on column interpretation_census.source is 'Source of the deliveries';
    comment on column interpretation_census.version is 'Version of the interpreter; 0 where there was none';
    comment on column interpretation_census.interpretation is 'What became of them';
    comment on column interpretation_census.deliveries is 'How many';

    create table interpretation_census_progress (
      id integer primary key check (id = 1),
      position bigint not null,
      first_sequence bigint not null
    );
    comment on table interpretation_census_progress is 'How far the census has counted; one row';
    comment on column interpretation_census_progress.id is 'Always 1: there is one row';
    comment on column interpretation_census_progress.position is 'Up to this delivery';
    comment on column interpretation_census_progress.first_sequence is 'From this one on: where the log began';

    insert into interpretation_census_progress values (1, 0, 0);

    alter table consumers add column on_generation text not null default 'ignore'
      check (on_generation in ('ignore', 'replay'));
    comment on column consumers.on_generation is 'Whether it is given everything again from the first delivery on whose events are exchanged for others';
  `);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('alter table consumers drop column on_generation');
  for (const table of [
    'interpretation_census_progress',
    'interpretation_census',
    'interpreters_in_force',
    'reinterpreted_moves',
    'reinterpreted_types',
    'reinterpreted_events',
    'reinterpreted_deliveries',
    'reinterpretations',
    'log_generations',
  ]) {
    await knex.schema.dropTable(table);
  }
};
