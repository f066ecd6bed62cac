import type { HumanDuration } from '@backstage/types';
import {
  Fields,
  type SentDelivery,
  type SourceSweeper,
} from '@pitstop/plugin-devhose-node';
import type { ToolApi } from '../../asking/ToolApi';
import { buildStateId } from '../buildStateId';
import { writeNotification } from './writeNotification';

const perPage = 100;
const finished = 'passed,failed,errored,canceled';

/**
 * Asks Travis CI which builds have ended. It does not remember its webhooks: of
 * a build whose end is not in the log, the webhook is written from what Travis
 * tells of the build.
 *
 * @see https://developer.travis-ci.com/resource/builds
 */
export class TravisSweeper implements SourceSweeper {
  readonly every: HumanDuration;
  /** It remembers for ever, but is asked for every build in it. */
  readonly reach = { days: 3 };
  readonly #api: ToolApi;
  readonly #owners: readonly string[];
  readonly #pages: string;

  /**
   * @param options.owners - Whose repositories, such as `northwind`.
   * @param options.pages - Where people look at builds, up to the repository.
   */
  static create(options: {
    api: ToolApi;
    owners: readonly string[];
    pages: string;
    every: HumanDuration;
  }): TravisSweeper {
    return new TravisSweeper(options);
  }

  private constructor(options: {
    api: ToolApi;
    owners: readonly string[];
    pages: string;
    every: HumanDuration;
  }) {
    this.#api = options.api;
    this.#owners = options.owners;
    this.#pages = options.pages;
    this.every = options.every;
  }

  async *sent(options: {
    since: Date;
    signal: AbortSignal;
  }): AsyncGenerator<SentDelivery, void, undefined> {
    const active = { 'repository.active': 'true' };
    for (const owner of this.#owners) {
      const path = `/owner/${owner}/repos`;
      const { signal } = options;
      const found = this.#list(path, 'repositories', active, signal);
      for await (const repository of found) {
        yield* this.#finished(repository.count('id'), options);
      }
    }
  }

  /** The one that ended last comes first. */
  async *#finished(
    repository: number,
    { since, signal }: { since: Date; signal: AbortSignal },
  ): AsyncGenerator<SentDelivery, void, undefined> {
    const query = {
      'build.state': finished,
      sort_by: 'finished_at:desc',
      include: 'build.commit,build.request',
    };
    const path = `/repo/${repository}/builds`;
    for await (const build of this.#list(path, 'builds', query, signal)) {
      const finishedAt = build.optionalInstant('finished_at');
      const deliveryId = buildStateId(build);
      if (finishedAt === undefined || deliveryId === undefined) {
        // It was canceled before it began.
        continue;
      }
      const sentAt = new Date(finishedAt);
      if (sentAt < since) {
        return;
      }
      yield {
        deliveryId,
        sentAt,
        read: async () =>
          writeNotification(build, {
            pages: this.#pages,
            headCommit: await this.#headCommit(repository, build, signal),
          }),
      };
    }
  }

  /** A pull request is built as merged; only the request says what of. */
  async #headCommit(
    repository: number,
    build: Fields,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    if (build.string('event_type') !== 'pull_request') {
      return undefined;
    }
    const request = build.object('request').count('id');
    const path = `/repo/${repository}/request/${request}`;
    const answer = await this.#api.get(path, {}, signal);
    return Fields.create(answer).optionalString('head_commit');
  }

  async *#list(
    path: string,
    name: string,
    query: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): AsyncGenerator<Fields, void, undefined> {
    let offset: number | undefined = 0;
    while (offset !== undefined) {
      const page = Fields.create(
        await this.#api.get(
          path,
          { ...query, limit: String(perPage), offset: String(offset) },
          signal,
        ),
      );
      yield* page.objects(name);
      offset = page
        .object('@pagination')
        .optionalObject('next')
        ?.count('offset');
    }
  }
}
