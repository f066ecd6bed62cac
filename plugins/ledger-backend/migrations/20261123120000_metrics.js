// @ts-check

/**
 * Failures, incidents, builds, and what is needed for numbers about code and
 * review. Facts are derived again by themselves; what was not observed before
 * needs a rebuild.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('progress', table => {
    table
      .text('observation')
      .comment(
        'The rules by which events were observed. Null for those of the first version',
      );
  });
  await observeMore(knex);
  await deriveMore(knex);
};

/**
 * @param {import('knex').Knex} knex
 */
async function observeMore(knex) {
  await knex.schema.alterTable('observed_pull_requests', table => {
    table.integer('lines').comment('Added and deleted');
    table
      .jsonb('reverts')
      .comment('What it takes back: {number} or {commit}, where it says so');
  });

  await knex.schema.alterTable('observed_deployments', table => {
    table.text('subject').comment('Subject of the events that told of it');
    table.text('run').comment('The pipeline run it is part of');
    table.text('job').comment('The job of that run');
    table.timestamp('started_at').comment('When it last began to roll out');
    table.setNullable('succeeded');
    table.setNullable('finished_at');
  });
  await knex.raw(
    `update observed_deployments
     set subject = repository || '/deployments/' || deployment_id`,
  );
  await knex.schema.alterTable('observed_deployments', table => {
    table.dropNullable('subject');
  });

  await knex.schema.createTable('observed_incidents', table => {
    table.comment('The latest that is known of each incident');
    table.text('repository').notNullable();
    table
      .text('incident')
      .notNullable()
      .comment('Subject of the events that told of it');
    table.timestamp('observed_at').notNullable();
    table
      .text('state')
      .notNullable()
      .checkIn(['open', 'resolved', 'withdrawn'])
      .comment('withdrawn: what was taken for an incident is none');
    table.timestamp('began_at').notNullable();
    table.timestamp('resolved_at').comment('Its last end');
    table
      .jsonb('cause')
      .comment('What somebody wrote down: {commit}, {deployment} or {run}');
    table.primary(['repository', 'incident']);
  });

  await knex.schema.createTable('builds', table => {
    table.comment(
      'Runs of pipelines that ended; observations and facts in one',
    );
    table.text('repository').notNullable();
    table
      .text('build')
      .notNullable()
      .comment('Subject of the events that told of it');
    table
      .integer('attempt')
      .notNullable()
      .comment('A run that is tried again is another');
    table.text('pipeline').notNullable();
    table.boolean('on_default_branch').notNullable();
    table.timestamp('started_at').notNullable();
    table.timestamp('finished_at').notNullable();
    table
      .text('outcome')
      .notNullable()
      .checkIn(['success', 'failure', 'other'])
      .comment('other: cancelled or skipped');
    table
      .bigint('red_milliseconds')
      .comment(
        'Of the success that made a pipeline green again on the default branch: how long it had been red',
      );
    table.primary(['repository', 'build', 'attempt']);
    table.index(['repository', 'finished_at']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function deriveMore(knex) {
  await knex.schema.alterTable('deployments', table => {
    table
      .specificType('failures', 'text[]')
      .notNullable()
      .defaultTo('{}')
      .comment(
        'How it is known to have failed: rolled-back, hotfixed, incident',
      );
    table
      .timestamp('recovered_at')
      .comment('When that was over; null while it is failing');
    table
      .specificType('subjects', 'text[]')
      .notNullable()
      .defaultTo('{}')
      .comment('Subjects of the events behind it');
  });
  await knex.raw(
    `create index deployments_recovered on deployments (repository, recovered_at)
     where recovered_at is not null`,
  );
  await knex.raw(
    `create index deployments_failed on deployments (repository, finished_at)
     where failures <> '{}'`,
  );

  await knex.schema.alterTable('changes', table => {
    table
      .text('deployment_id')
      .comment('The first production deployment that contains it');
    table
      .bigint('merge_milliseconds')
      .comment('Ready for review to merged; null without a pull request');
    table
      .bigint('first_review_milliseconds')
      .comment('Ready for review to the first review by another person');
    table
      .integer('review_rounds')
      .comment('0 when nobody else looked; null without a pull request');
    table.integer('lines').comment('Added and deleted');
    table.index(['repository', 'merged_at']);
  });

  await knex.schema.createTable('incidents', table => {
    table.comment(
      'Facts: incidents, derived from the observations of their repository',
    );
    table.text('repository').notNullable();
    table
      .text('incident')
      .notNullable()
      .comment('Subject of the events behind it');
    table.timestamp('began_at').notNullable();
    table.timestamp('resolved_at').comment('Null while it is open');
    table
      .text('deployment_id')
      .comment('The production deployment that caused it, where one is known');
    table.primary(['repository', 'incident']);
    table.index(['repository', 'began_at']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('incidents');
  await knex.schema.alterTable('changes', table => {
    table.dropIndex(['repository', 'merged_at']);
    table.dropColumns(
      'deployment_id',
      'merge_milliseconds',
      'first_review_milliseconds',
      'review_rounds',
      'lines',
    );
  });
  await knex.raw('drop index deployments_recovered, deployments_failed');
  await knex.schema.alterTable('deployments', table => {
    table.dropColumns('failures', 'recovered_at', 'subjects');
  });
  await knex.schema.dropTable('builds');
  await knex.schema.dropTable('observed_incidents');
  await knex('observed_deployments').whereNull('finished_at').delete();
  await knex.schema.alterTable('observed_deployments', table => {
    table.dropColumns('subject', 'run', 'job', 'started_at');
    table.dropNullable('succeeded');
    table.dropNullable('finished_at');
  });
  await knex.schema.alterTable('observed_pull_requests', table => {
    table.dropColumns('lines', 'reverts');
  });
  await knex.schema.alterTable('progress', table => {
    table.dropColumn('observation');
  });
};
