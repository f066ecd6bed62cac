// @ts-check

/**
 * Who reads the log with a position kept here: consumers, their shards, the
 * processes that share them, and what could not be handled.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(`
    create table consumers (
      name text primary key,
      filter json not null,
      shards integer not null check (shards between 1 and 64),
      attempts_limit integer not null check (attempts_limit > 0),
      created_at timestamptz not null default now()
    );
    comment on table consumers is 'Who reads the log with a position kept here';
    comment on column consumers.name is 'The service, a colon and its own name for it, such as autopilot:reviewers';
    comment on column consumers.filter is 'Which events it wants, as an EventFilter';
    comment on column consumers.shards is 'Shares of the subjects that are handled one beside the other; never changed';
    comment on column consumers.attempts_limit is 'How often an event is handed out before it becomes a dead letter';
    comment on column consumers.created_at is 'When it subscribed for the first time';

    create table consumer_holders (
      consumer text not null references consumers on delete cascade,
      holder text not null,
      lease_until timestamptz not null,
      primary key (consumer, holder)
    );
    comment on table consumer_holders is 'The processes that share the shards of a consumer';
    comment on column consumer_holders.consumer is 'Whose shards';
    comment on column consumer_holders.holder is 'Made up by the process; new with every start';
    comment on column consumer_holders.lease_until is 'When it counts as gone, unless it is heard of before';

    create table consumer_shards (
      consumer text not null references consumers on delete cascade,
      shard integer not null,
      sequence bigint not null,
      index integer,
      epoch bigint not null default 0,
      holder text,
      lease_until timestamptz,
      vanished boolean not null default false,
      busy_since timestamptz,
      attempt_sequence bigint,
      attempt_index integer,
      attempts integer not null default 0,
      retry_at timestamptz,
      last_error text,
      last_error_at timestamptz,
      handled bigint not null default 0,
      rate double precision not null default 0,
      rate_at timestamptz not null default now(),
      caught_up_at timestamptz not null default now(),
      primary key (consumer, shard)
    );
    comment on table consumer_shards is 'How far each share of the subjects has been handled, and by whom';
    comment on column consumer_shards.consumer is 'Whose share';
    comment on column consumer_shards.shard is 'From 0 on; what the hash of a subject leads to';
    comment on column consumer_shards.sequence is 'Everything before this delivery has been handled, and of it what index says';
    comment on column consumer_shards.index is 'The last event of the delivery that has been handled; null when all have';
    comment on column consumer_shards.epoch is 'Counted up with every change of hands; what carries an older one is refused';
    comment on column consumer_shards.holder is 'Who has it; null when nobody does';
    comment on column consumer_shards.lease_until is 'When others may take it';
    comment on column consumer_shards.vanished is 'Whether it was taken from a holder that was not heard of any more';
    comment on column consumer_shards.busy_since is 'Since when a handler has been at work, as last told by the holder';
    comment on column consumer_shards.attempt_sequence is 'Delivery of the event that makes difficulties';
    comment on column consumer_shards.attempt_index is 'Its place in the delivery';
    comment on column consumer_shards.attempts is 'How often it was handed out';
    comment on column consumer_shards.retry_at is 'When it is handed out again';
    comment on column consumer_shards.last_error is 'Why a handler failed last';
    comment on column consumer_shards.last_error_at is 'When it did';
    comment on column consumer_shards.handled is 'Events handled so far';
    comment on column consumer_shards.rate is 'Events a second at rate_at, averaged over about a minute';
    comment on column consumer_shards.rate_at is 'When the rate was worked out';
    comment on column consumer_shards.caught_up_at is 'When it was last at the head of the log';

    create table dead_letters (
      id bigint generated always as identity primary key,
      consumer text not null references consumers on delete cascade,
      shard integer not null,
      sequence bigint not null,
      index integer not null,
      attempts integer not null,
      error text not null,
      failed_at timestamptz not null default now(),
      redrive_asked_at timestamptz,
      unique (consumer, sequence, index)
    );
    create index dead_letters_newest on dead_letters (consumer, id);
    create index dead_letters_to_redrive on dead_letters (consumer, shard, id)
      where redrive_asked_at is not null;
    comment on table dead_letters is 'Events that a consumer failed to handle again and again';
    comment on column dead_letters.id is 'Counted up, so that they can be listed by age';
    comment on column dead_letters.consumer is 'Who could not handle it';
    comment on column dead_letters.shard is 'Whose holder handles it again';
    comment on column dead_letters.sequence is 'Delivery of the event';
    comment on column dead_letters.index is 'Its place in the delivery';
    comment on column dead_letters.attempts is 'How often it was handed out';
    comment on column dead_letters.error is 'Why it could not be handled';
    comment on column dead_letters.failed_at is 'When it was tried last';
    comment on column dead_letters.redrive_asked_at is 'When somebody asked to have it handled again; null when nobody has';
  `);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('dead_letters');
  await knex.schema.dropTable('consumer_shards');
  await knex.schema.dropTable('consumer_holders');
  await knex.schema.dropTable('consumers');
};
