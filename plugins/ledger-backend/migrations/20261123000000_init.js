// @ts-check

const { randomBytes } = require('node:crypto');

/**
 * The two padded keys of HMAC-SHA-256 (RFC 2104), so that SQL can compute it
 * with nothing but sha256() and the key never has to leave the database.
 */
function paddedKeys() {
  const key = Buffer.concat([randomBytes(32), Buffer.alloc(32)]);
  return {
    inner_key: Buffer.from(key.map(byte => byte ^ 0x36)),
    outer_key: Buffer.from(key.map(byte => byte ^ 0x5c)),
  };
}

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('progress', table => {
    table.comment(
      'How far the event log is counted. One row, updated in the transaction of the facts',
    );
    table.smallint('id').primary().checkPositive();
    table
      .bigint('position')
      .notNullable()
      .comment('Sequence number up to which everything is counted');
    table
      .bigint('head')
      .notNullable()
      .comment('Highest sequence number known in the log');
    table
      .timestamp('newest_event_at')
      .comment('When the newest event that was counted happened');
  });
  await knex('progress').insert({ id: 1, position: 0, head: 0 });

  await knex.schema.createTable('pseudonym_key', table => {
    table.comment(
      'The key under which people and branches are hashed. Must never leave this database; losing it makes people before and after count separately',
    );
    table.smallint('id').primary().checkPositive();
    table.binary('inner_key').notNullable();
    table.binary('outer_key').notNullable();
  });
  await knex('pseudonym_key').insert({ id: 1, ...paddedKeys() });

  await knex.schema.createTable('repositories', table => {
    table.comment('Every repository that an event told of');
    table
      .text('repository')
      .primary()
      .comment('Host and path, lower case, such as github.com/org/repo');
    table
      .text('derivation')
      .comment(
        'The rules by which its facts were derived. Null when observations came in since',
      );
    table
      .timestamp('first_deployed_at')
      .comment('End of the first successful production deployment known');
  });

  await createObservations(knex);
  await createFacts(knex);
};

/**
 * @param {import('knex').Knex} knex
 */
async function createObservations(knex) {
  await knex.schema.createTable('observed_pushes', table => {
    table.comment('Pushes to branches, as the tool reported them');
    table.text('repository').notNullable();
    table.bigint('branch').notNullable().comment('Keyed hash of the name');
    table.timestamp('pushed_at').notNullable();
    table
      .text('before')
      .notNullable()
      .comment('Empty when the push created the branch');
    table
      .text('after')
      .notNullable()
      .comment('Empty when the push deleted the branch');
    table.boolean('on_default_branch').notNullable();
    table.boolean('forced').notNullable();
    table.bigint('contributor').comment('Keyed hash of who pushed');
    table
      .jsonb('commits')
      .notNullable()
      .comment(
        'Oldest first: [{id, authoredAt (milliseconds since 1970), distinct}]',
      );
    table.primary(['repository', 'branch', 'pushed_at', 'before', 'after']);
  });

  await knex.schema.createTable('observed_pull_requests', table => {
    table.comment('The latest that is known of each pull request');
    table.text('repository').notNullable();
    table.integer('number').notNullable();
    table
      .timestamp('observed_at')
      .notNullable()
      .comment('When it was like this, by the clock of the tool');
    table.timestamp('opened_at').notNullable();
    table.timestamp('merged_at');
    table.text('merge_commit');
    table.text('head_commit').notNullable();
    table.bigint('head_branch').notNullable().comment('Keyed hash of the name');
    table.boolean('fork').notNullable();
    table.boolean('into_default_branch').notNullable();
    table
      .boolean('hotfix')
      .notNullable()
      .comment('Marked as one by its label or the name of its branch');
    table.boolean('by_bot').notNullable();
    table.integer('commit_count');
    table.timestamp('first_draft_at').comment('When first seen as a draft');
    table
      .timestamp('first_ready_at')
      .comment('When first seen ready for review');
    table
      .specificType('contributors', 'bigint[]')
      .notNullable()
      .comment('Keyed hashes of the people behind it, reviewers left out');
    table.primary(['repository', 'number']);
  });

  await knex.schema.createTable('observed_reviews', table => {
    table.comment('Reviews of pull requests by people other than the author');
    table.text('repository').notNullable();
    table.integer('number').notNullable();
    table.timestamp('submitted_at').notNullable();
    table
      .bigint('contributor')
      .notNullable()
      .comment('Keyed hash of the reviewer, 0 when unknown');
    table.primary(['repository', 'number', 'submitted_at', 'contributor']);
  });

  await knex.schema.createTable('observed_deployments', table => {
    table.comment('The latest that is known of each deployment');
    table.text('repository').notNullable();
    table.text('deployment_id').notNullable();
    table.text('environment').notNullable();
    table
      .boolean('production')
      .comment("The tool's own flag, null where it has none");
    table.text('commit').notNullable();
    table.text('task').notNullable();
    table.timestamp('created_at').notNullable();
    table.boolean('succeeded').notNullable().comment('What its last end was');
    table.timestamp('finished_at').notNullable();
    table.primary(['repository', 'deployment_id']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createFacts(knex) {
  await knex.schema.createTable('deployments', table => {
    table.comment(
      'Facts: finished production deployments, derived from the observations of their repository',
    );
    table.text('repository').notNullable();
    table.text('deployment_id').notNullable();
    table.text('environment').notNullable();
    table
      .text('kind')
      .notNullable()
      .checkIn(['planned', 'hotfix', 'rollback', 'redeploy', 'failed'])
      .comment('failed: an attempt that never reached production');
    table.timestamp('finished_at').notNullable();
    table.primary(['repository', 'deployment_id']);
    table.index(['repository', 'finished_at', 'kind']);
  });

  await knex.schema.createTable('changes', table => {
    table.comment(
      'Facts: merged pull requests, and commits pushed to the default branch without one, derived from the observations of their repository',
    );
    table.text('repository').notNullable();
    table
      .text('change')
      .notNullable()
      .comment('pull/<number> or commit/<id>; tells changes apart');
    table.timestamp('merged_at').notNullable();
    table
      .timestamp('deployed_at')
      .comment('End of the first production deployment that contains it');
    table
      .boolean('presumed_deployed')
      .notNullable()
      .comment(
        'Older than the look-back at the first known deployment: counts as already in production',
      );
    table.boolean('by_bot').notNullable();
    table
      .specificType('contributors', 'bigint[]')
      .notNullable()
      .comment(
        'Keyed hashes of author and reviewers, to count distinct people',
      );
    table
      .bigint('lead_time_milliseconds')
      .comment('First commit to deployed. Negative when clocks disagree');
    for (const stage of ['coding', 'pickup', 'review', 'deploy']) {
      table
        .bigint(`${stage}_milliseconds`)
        .comment('The stages sum to the lead time; null where it is negative');
    }
    table.primary(['repository', 'change']);
    table.index(['repository', 'deployed_at']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'changes',
    'deployments',
    'observed_deployments',
    'observed_reviews',
    'observed_pull_requests',
    'observed_pushes',
    'repositories',
    'pseudonym_key',
    'progress',
  ]) {
    await knex.schema.dropTable(table);
  }
};
