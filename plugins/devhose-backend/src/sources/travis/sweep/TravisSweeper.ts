import type { HumanDuration } from '@backstage/types';
import {
  Fields,
  type SentDelivery,
  type SourceSweeper,
} from '@pitstop/plugin-devhose-node';
import type { ToolApi } from '../../asking/ToolApi';
import { buildStateId } from '../buildStateId';
import { writeNotification } from './writeNotification';

/** What a sweep of Travis CI goes by. */
export interface TravisSweep {
  api: ToolApi;
  /** Whose repositories, such as `northwind`. */
  owners: readonly string[];
  /** Where people look at builds, up to the repository. */
  pages: string;
  /** Whether webhooks tell that a build began, too, so that it may be missing. */
  beginnings: boolean;
  every: HumanDuration;
}

const perPage = 100;
const finished = 'passed,failed,errored,canceled';

/**
 * Asks Travis CI which builds have ended. It does not remember its webhooks: of
 * a build whose end, or beginning, is not in the log, the webhook is written from
 * what Travis tells of the build.
 *
 * @see https://developer.travis-ci.com/resource/builds
 */
export class TravisSweeper implements SourceSweeper {
  readonly every: HumanDuration;
  /** It remembers for ever, but is asked for every build in it. */
  readonly reach = { days: 3 };
  readonly #sweep: TravisSweep;

  static create(sweep: TravisSweep): TravisSweeper {
    return new TravisSweeper(sweep);
  }

  private constructor(sweep: TravisSweep) {
    this.#sweep = sweep;
    this.every = sweep.every;
  }

  async *sent(options: {
    since: Date;
    signal: AbortSignal;
  }): AsyncGenerator<SentDelivery, void, undefined> {
    const active = { 'repository.active': 'true' };
    for (const owner of this.#sweep.owners) {
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
      if (finishedAt === undefined) {
        // It was canceled before it began.
        continue;
      }
      if (new Date(finishedAt) < since) {
        return;
      }
      const states = this.#sweep.beginnings
        ? [build, beginningOf(build)]
        : [build];
      for (const state of states) {
        const sent = this.#told(repository, state, signal);
        if (sent && sent.sentAt >= since) {
          yield sent;
        }
      }
    }
  }

  /** What Travis told of a build in that state. */
  #told(
    repository: number,
    build: Fields,
    signal: AbortSignal,
  ): SentDelivery | undefined {
    const at =
      build.optionalInstant('finished_at') ??
      build.optionalInstant('started_at');
    const deliveryId = buildStateId(build);
    return at === undefined || deliveryId === undefined
      ? undefined
      : {
          deliveryId,
          sentAt: new Date(at),
          read: async () =>
            writeNotification(build, {
              pages: this.#sweep.pages,
              headCommit: await this.#headCommit(repository, build, signal),
            }),
        };
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
    const answer = await this.#sweep.api.get(path, {}, signal);
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
        await this.#sweep.api.get(
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

/** The build as it was when it began. */
function beginningOf(build: Fields): Fields {
  return Fields.create({
    ...build.toJSON(),
    state: 'started',
    finished_at: null,
    duration: null,
  });
}
