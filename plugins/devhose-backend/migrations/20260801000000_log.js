// @ts-check

/**
 * The log: delivery keys, deliveries and events by month, and what is known
 * about the months.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('delivery_keys', table => {
    table.comment(
      'Every delivery that was ever stored, kept for ever: what makes a repeat a repeat',
    );
    table.text('source').notNullable().comment('Source that took it in');
    table
      .text('delivery_id')
      .notNullable()
      .comment("The sender's id of the delivery");
    table
      .bigInteger('sequence')
      .notNullable()
      .comment('Its place in the log; without gaps, visible in order');
    table
      .timestamp('received_at', { useTz: true })
      .notNullable()
      .comment('Finds the partition');
    table.primary(['source', 'delivery_id']);
    table.unique(['sequence'], { indexName: 'delivery_keys_sequence' });
  });

  await knex.schema.createTable('log_partitions', table => {
    table.comment('The months there are partitions for, and what is in them');
    table.date('month').primary().comment('First day of the month, in UTC');
    table
      .bigInteger('first_sequence')
      .comment('Lowest sequence number in it; null while it is empty');
    table
      .bigInteger('last_sequence')
      .comment('Highest sequence number in it; null while it is empty');
  });

  await knex.raw(`
    create table deliveries (
      sequence bigint not null,
      received_at timestamptz not null,
      source text not null,
      delivery_id text not null,
      event_name text not null,
      headers json not null,
      body bytea not null,
      body_encoding text not null,
      body_bytes integer not null,
      interpretation text not null,
      quarantine_reason text,
      interpreter_version integer,
      primary key (sequence, received_at),
      check (body_encoding in ('identity', 'zstd')),
      check (interpretation in ('interpreted', 'not-interpreted', 'quarantined'))
    ) partition by range (received_at);

    -- Compressed already: PostgreSQL would only try again, in vain.
    alter table deliveries alter column body set storage external;

    create table events (
      sequence bigint not null,
      index integer not null,
      received_at timestamptz not null,
      source text not null,
      -- In byte order, so that its index finds prefixes.
      type text collate "C" not null,
      subject text not null,
      repository text,
      occurred_at timestamptz not null,
      contributor text,
      event_bytes integer not null,
      event json not null,
      primary key (sequence, index, received_at)
    ) partition by range (received_at);

    create index events_newest on events (received_at, sequence, index);
    create index events_by_type on events (type, received_at, sequence, index);
    create index events_by_subject on events (subject, received_at, sequence, index);
    create index events_by_repository on events (repository, received_at, sequence, index);

    comment on table deliveries is 'What came in, as it came in';
    comment on column deliveries.sequence is 'Place in the log';
    comment on column deliveries.received_at is 'When it was received; for imported history, originally';
    comment on column deliveries.source is 'Source that took it in';
    comment on column deliveries.delivery_id is 'The sender''s id of the delivery';
    comment on column deliveries.event_name is 'The sender''s word for what happened';
    comment on column deliveries.headers is 'Headers without credentials, signatures and cookies';
    comment on column deliveries.body is 'The body byte for byte, in body_encoding';
    comment on column deliveries.body_encoding is 'identity or zstd';
    comment on column deliveries.body_bytes is 'Length of the body before encoding';
    comment on column deliveries.interpretation is 'interpreted, not-interpreted (no words for it) or quarantined (could not be read)';
    comment on column deliveries.quarantine_reason is 'Why it could not be read';
    comment on column deliveries.interpreter_version is 'Version of the interpreter that looked at it; null where the source has none';

    comment on table events is 'What was understood of the deliveries: CDEvents in CloudEvents envelopes';
    comment on column events.sequence is 'Place of the delivery in the log';
    comment on column events.index is 'Place of the event among those of its delivery';
    comment on column events.received_at is 'When the delivery was received';
    comment on column events.source is 'Source that took the delivery in';
    comment on column events.type is 'Type of the event';
    comment on column events.subject is 'What it happened to';
    comment on column events.repository is 'Repository it is about, host and path in lower case';
    comment on column events.occurred_at is 'When it happened, as the tool says';
    comment on column events.contributor is 'Keyed pseudonym of the person behind it; for counting distinct people';
    comment on column events.event_bytes is 'Length of the event as text';
    comment on column events.event is 'The event; json and not jsonb, so that it stays as it was written';
  `);

  await knex.schema.createTable('installation_keys', table => {
    table.comment('Keys made once for this installation');
    table.text('name').primary().comment('What the key is for');
    table.binary('key').notNullable().comment('The key; never leaves here');
    table
      .timestamp('created_at', { useTz: true })
      .notNullable()
      .defaultTo(knex.fn.now())
      .comment('When it was made');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('installation_keys');
  await knex.schema.dropTable('events');
  await knex.schema.dropTable('deliveries');
  await knex.schema.dropTable('log_partitions');
  await knex.schema.dropTable('delivery_keys');
};
