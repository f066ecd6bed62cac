// @ts-check

/**
 * Restoring: what has expired is put back into the log for a while.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(`
    alter table archives drop constraint archives_state_check;
    alter table archives add constraint archives_state_check check (
      state in ('planned', 'stored', 'removing', 'removed', 'restoring', 'restored')
    );
    alter table archives add column restored_until timestamptz;
    comment on column archives.state is 'planned, stored (written and read back), removing (from the log), removed, restoring (into the log), restored';
    comment on column archives.restored_until is 'When it is removed again; null if it has not been restored';
  `);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw(`
    update archives set state = 'removing' where state in ('restoring', 'restored');
    alter table archives drop column restored_until;
    alter table archives drop constraint archives_state_check;
    alter table archives add constraint archives_state_check check (
      state in ('planned', 'stored', 'removing', 'removed')
    );
  `);
};
