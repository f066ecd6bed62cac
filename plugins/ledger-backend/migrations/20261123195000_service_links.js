// @ts-check

/**
 * Tools that tell of incidents know services, not repositories.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('service_links', table => {
    table.comment(
      'Which repositories the services of tools are about, as the catalog says; the same for all generations of facts',
    );
    table
      .text('service')
      .notNullable()
      .comment('The tool and its id of the service, such as pagerduty:PF9KMXH');
    table
      .text('repository')
      .notNullable()
      .index()
      .comment('Repository of a component that names the service');
    table.primary(['service', 'repository']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('service_links');
};
