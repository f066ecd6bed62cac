// @ts-check

/**
 * Not every tool knows repositories. What names none is looked for by the
 * service it is about: as the catalog calls it, which may be how an artifact is
 * called, or as the tool does.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(`
    create function event_service(repository text, event json)
    returns text
    language sql
    immutable
    parallel safe
    -- Only what has no repository is parsed.
    return case when repository is null then coalesce(
      nullif(event #>> '{data,customData,service}', ''),
      nullif(event #>> '{data,subject,content,service,id}', ''),
      -- The name in a package URL, with its scope: pkg:npm/%40shop/cart@1.4.2
      nullif(replace(substring(
        split_part(
          regexp_replace(
            coalesce(
              nullif(event #>> '{data,customData,artifact}', ''),
              event #>> '{data,subject,content,artifactId}'
            ),
            '[\\?#].*$', ''
          ),
          '@', 1
        )
        from '((%40[^/]*/|)[^/]*)$'
      ), '%40', '@'), '')
    ) end;

    comment on function event_service is
      'What a component is called that an event without a repository is about; null where it has one or tells nothing';

    create function event_tool_service(repository text, event json)
    returns text
    language sql
    immutable
    parallel safe
    return case when repository is null then
      nullif(event #>> '{data,customData,toolServiceId}', '')
    end;

    comment on function event_tool_service is
      'The id by which a tool knows the service that an event without a repository is about; null where it has one or tells nothing';

    create index events_by_service on events
      (event_service(repository, event), received_at, sequence, index)
      where event_service(repository, event) is not null;

    create index events_by_tool_service on events
      (event_tool_service(repository, event), received_at, sequence, index)
      where event_tool_service(repository, event) is not null;
  `);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw(`
    drop index events_by_tool_service;
    drop index events_by_service;
    drop function event_tool_service;
    drop function event_service;
  `);
};
