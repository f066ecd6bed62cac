// @ts-check

const ended = `
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
      when type like 'dev.cdevents.service.upgraded.%' then 'success'`;

const judged = `
      when type like 'dev.cdeventsx.sonarqube-qualitygate.evaluated.%' then
        case event #>> '{data,customData,verdict}'
          when 'passed' then 'success'
          when 'failed' then 'failure'
        end`;

/**
 * A quality gate that was passed or not has an outcome, too.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await replaceOutcome(knex, `${ended}${judged}`);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await replaceOutcome(knex, ended);
};

/**
 * The index has what the function said when it was built.
 *
 * @param {import('knex').Knex} knex
 * @param {string} cases
 */
async function replaceOutcome(knex, cases) {
  await knex.raw(`
    drop index events_by_outcome;

    create or replace function event_outcome(type text, event json)
    returns text
    language sql
    immutable
    parallel safe
    -- Only what has an outcome is parsed.
    return case ${cases}
    end;

    create index events_by_outcome on events
      (event_outcome(type, event), received_at, sequence, index)
      where event_outcome(type, event) is not null;
  `);
}
