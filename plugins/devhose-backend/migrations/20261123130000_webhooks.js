// @ts-check

/**
 * Outgoing webhooks: where events are posted to, and what became of it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(`
    create table webhook_endpoints (
      id text primary key,
      url text not null,
      secret text not null,
      filter json not null,
      created_by text not null,
      created_at timestamptz not null default now(),
      failures integer not null default 0,
      open_until timestamptz
    );
    comment on table webhook_endpoints is 'Where events are posted to';
    comment on column webhook_endpoints.id is 'Part of the name of its consumer, webhook-<id>';
    comment on column webhook_endpoints.url is 'Address that is posted to';
    comment on column webhook_endpoints.secret is 'Signs what is posted, by Standard Webhooks';
    comment on column webhook_endpoints.filter is 'Which events, as an EventFilter';
    comment on column webhook_endpoints.created_by is 'Who asked for it';
    comment on column webhook_endpoints.created_at is 'When it was asked for';
    comment on column webhook_endpoints.failures is 'Failures since the last success';
    comment on column webhook_endpoints.open_until is 'Until when nothing is posted, after too many failures; null when it works';

    create table webhook_attempts (
      id bigint generated always as identity primary key,
      endpoint text not null references webhook_endpoints on delete cascade,
      event_id text not null,
      attempted_at timestamptz not null default now(),
      duration_milliseconds integer not null,
      status integer,
      error text
    );
    create index webhook_attempts_newest on webhook_attempts (endpoint, id);
    comment on table webhook_attempts is 'The latest attempts to post to each endpoint';
    comment on column webhook_attempts.id is 'In the order of the attempts';
    comment on column webhook_attempts.endpoint is 'Endpoint that was posted to';
    comment on column webhook_attempts.event_id is 'Event that was posted';
    comment on column webhook_attempts.attempted_at is 'When the attempt was over';
    comment on column webhook_attempts.duration_milliseconds is 'How long it took';
    comment on column webhook_attempts.status is 'Answered with this HTTP status; null where there was no answer';
    comment on column webhook_attempts.error is 'Why it counts as failed; null where it does not';
  `);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('webhook_attempts');
  await knex.schema.dropTable('webhook_endpoints');
};
