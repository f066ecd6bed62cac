// @ts-check

/**
 * What static analysis and security scanners say.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('quality_projects', table => {
    table.comment('Projects of static analysis');
    table.text('project').primary().comment("The tool's key");
    table
      .text('repository')
      .index()
      .comment('Null where the tool does not say which it is of');
    table
      .timestamp('told_at')
      .notNullable()
      .comment('When the last analysis said so');
  });

  await knex.schema.createTable('quality_snapshots', table => {
    table.comment(
      'What analyses of main branches found; observations and facts in one',
    );
    table.text('project').notNullable();
    table.timestamp('analysed_at').notNullable();
    table
      .text('analysis')
      .notNullable()
      .comment('Id of the event that told of it');
    table.text('gate').notNullable().checkIn(['passed', 'failed', 'none']);
    for (const measure of ['coverage', 'duplication']) {
      table.double(measure).comment('From 0 to 1; null where nobody told');
      table.double(`new_${measure}`).comment('Of new code');
    }
    table.double('issues').comment('Found by static analysis and open');
    table.double('new_issues').comment('Of new code');
    table.primary(['project', 'analysed_at', 'analysis']);
  });

  await knex.schema.createTable('security_findings', table => {
    table.comment(
      'What security scanners found, as it was last; observations and facts in one',
    );
    table.text('repository').notNullable();
    table
      .text('finding')
      .notNullable()
      .comment('Subject of the events that told of it');
    table
      .text('severity')
      .notNullable()
      .checkIn(['critical', 'high', 'medium', 'low', 'unknown']);
    table
      .timestamp('observed_at')
      .notNullable()
      .comment('When it was like this, by the clock of the tool');
    table.timestamp('found_at').notNullable();
    table
      .timestamp('closed_at')
      .comment('Fixed or dismissed; null while it is open');
    table.primary(['repository', 'finding']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('security_findings');
  await knex.schema.dropTable('quality_snapshots');
  await knex.schema.dropTable('quality_projects');
};
