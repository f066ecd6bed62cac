// @ts-check

/**
 * What people look for events by, beside type, subject and repository: the
 * source they came from and how they ended.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(`
    create function event_outcome(type text, event json)
    returns text
    language sql
    immutable
    parallel safe
    -- Only what ends has an outcome; nothing else is parsed.
    return case
      when type like '%.finished.%' then
        case event #>> '{data,subject,content,outcome}'
          when 'success' then 'success'
          when 'pass' then 'success'
          when 'failure' then 'failure'
          when 'fail' then 'failure'
          when 'error' then 'failure'
          when 'cancel' then 'cancelled'
        end
      when type like '%.failed.%' then 'failure'
      when type like 'dev.cdevents.service.deployed.%' then 'success'
      when type like 'dev.cdevents.service.upgraded.%' then 'success'
    end;

    comment on function event_outcome is
      'How what an event tells ended: success, failure or cancelled; null where nothing did';

    create index events_by_outcome on events
      (event_outcome(type, event), received_at, sequence, index)
      where event_outcome(type, event) is not null;

    create index events_by_source on events (source, received_at, sequence, index);
  `);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw(`
    drop index events_by_source;
    drop index events_by_outcome;
    drop function event_outcome;
  `);
};
