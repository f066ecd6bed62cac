// @ts-check

/**
 * How far the watches of Kubernetes' clusters have got.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(`
    create table kubernetes_watches (
      cluster text not null,
      resource text not null,
      resource_version text,
      updated_at timestamptz not null,
      last_error text,
      primary key (cluster, resource)
    );
    comment on table kubernetes_watches is 'How far the watches of clusters have got';
    comment on column kubernetes_watches.cluster is 'As the Kubernetes plugin calls it';
    comment on column kubernetes_watches.resource is 'Kind of objects that is watched, such as pods';
    comment on column kubernetes_watches.resource_version is 'Everything up to it is in the log; null where nothing was listed yet';
    comment on column kubernetes_watches.updated_at is 'When this was last true';
    comment on column kubernetes_watches.last_error is 'Why it could not be watched; null where it can';
  `);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('kubernetes_watches');
};
