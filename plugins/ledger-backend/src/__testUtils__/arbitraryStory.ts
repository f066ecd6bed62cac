import fc from 'fast-check';
import { RepositoryStory, type ToldCommit } from './RepositoryStory';

const beginning = Date.parse('2026-03-02T08:00:00Z');

/** What may happen next in a repository, and how many seconds later: often in the same. */
const step = fc.record({
  seconds: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 200_000 }) },
  ),
  pullRequest: fc.integer({ min: 1, max: 4 }),
  happening: fc.constantFrom(
    'push to branch',
    'force push to branch',
    'open',
    'open as draft',
    'ready',
    'draft again',
    'review',
    'squash',
    'rebase',
    'merge',
    'push to main',
    'force main back',
    'deploy',
    'deploy older',
    'deploy elsewhere',
    'fail to deploy',
    'break later',
    'start to deploy',
    'deploy a second job',
    'have an incident',
    'resolve an incident',
    'take back an incident',
    'build',
    'break the build',
    'revert',
  ),
  person: fc.constantFrom('ada', 'grace', 'edsger'),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Tells a story step by step, with all that git would make of it. */
class Teller {
  readonly story = RepositoryStory.create();
  readonly #main = ['m0'];
  readonly #branches = new Map<number, ToldCommit[]>();
  #now = beginning;
  #commits = 0;
  #deployments = 0;
  #builds = 0;

  tell({ seconds, happening, pullRequest, person }: Step): void {
    this.#now += seconds * 1000;
    const at = new Date(this.#now).toISOString();
    const told = { at, by: person };
    switch (happening) {
      case 'push to branch':
      case 'force push to branch':
        this.#pushToBranch(pullRequest, told, happening.startsWith('force'));
        break;
      case 'open':
      case 'open as draft':
        this.story.open(pullRequest, {
          ...told,
          draft: happening === 'open as draft',
        });
        break;
      case 'ready':
      case 'draft again':
        this.story.pullRequest(pullRequest, {
          ...told,
          action: happening === 'ready' ? 'ready_for_review' : 'synchronize',
          draft: happening !== 'ready',
        });
        break;
      case 'review':
        this.story.review(pullRequest, told);
        break;
      case 'squash':
      case 'rebase':
      case 'merge':
        this.#merge(pullRequest, told, happening);
        break;
      case 'push to main':
        this.#pushToMain([this.#commit(at)], told);
        break;
      case 'force main back':
        this.story.push({
          ...told,
          before: this.#main.at(-1),
          after: this.#main[0],
          forced: true,
          commits: [],
        });
        this.#main.push(this.#main[0]);
        break;
      case 'have an incident':
      case 'resolve an incident':
      case 'take back an incident':
        this.#tellOfIncident(happening, pullRequest, at);
        break;
      case 'build':
      case 'break the build':
        this.#builds += 1;
        this.story.build(this.#builds, {
          at,
          outcome: happening === 'build' ? 'success' : 'failure',
        });
        break;
      case 'revert': {
        const [id, authoredAt] = this.#commit(at);
        const commit = this.#main.at(-1);
        this.#pushToMain([[id, authoredAt, { commit }]], told);
        break;
      }
      default:
        this.#deploy(happening, at);
    }
  }

  #tellOfIncident(happening: string, id: number, at: string): void {
    this.story.incident(id, {
      at,
      ...(happening === 'resolve an incident' && { resolvedAt: at }),
      ...(happening === 'take back an incident' && { state: 'withdrawn' }),
      ...(id === 1 && { cause: { deployment: String(this.#deployments) } }),
      ...(id === 2 && { cause: { commit: this.#main.at(-1) } }),
    });
  }

  #commit(at: string): [string, string] {
    this.#commits += 1;
    return [`c${this.#commits}`, at];
  }

  #pushToBranch(
    pullRequest: number,
    told: { at: string; by: string },
    forced: boolean,
  ): void {
    const commits = this.#branches.get(pullRequest) ?? [];
    const commit = this.#commit(told.at);
    this.story.push({
      ...told,
      branch: `branch-${pullRequest}`,
      before: idOf(commits.at(-1)),
      after: commit[0],
      forced,
      commits: [commit],
    });
    this.#branches.set(
      pullRequest,
      forced ? [...commits.slice(0, -1), commit] : [...commits, commit],
    );
  }

  #merge(
    pullRequest: number,
    told: { at: string; by: string },
    how: 'squash' | 'rebase' | 'merge',
  ): void {
    const branch = this.#branches.get(pullRequest) ?? [];
    const tip = this.#commit(told.at);
    const landed: ToldCommit[] = how === 'squash' ? [tip] : [...branch, tip];
    this.#pushToMain(landed, told);
    this.story.merge(pullRequest, {
      ...told,
      mergeCommit: tip[0],
      headCommit: idOf(branch.at(-1)) ?? 'unseen',
      commits: branch.length,
    });
  }

  #pushToMain(commits: ToldCommit[], told: { at: string; by: string }): void {
    const after = idOf(commits.at(-1)) ?? this.#main[0];
    this.story.push({ ...told, before: this.#main.at(-1), after, commits });
    this.#main.push(after);
  }

  #deploy(happening: string, at: string): void {
    if (happening === 'break later') {
      const commit = this.#main.at(-1) ?? 'm0';
      this.story.failToDeploy(this.#deployments, { at, commit });
      return;
    }
    if (happening === 'deploy a second job') {
      this.story.deploy(`${this.#deployments}-2`, {
        at,
        commit: this.#main.at(-1) ?? 'm0',
        run: String(this.#deployments),
        job: 'second',
      });
      return;
    }
    this.#deployments += 1;
    if (happening === 'start to deploy') {
      const commit = this.#main.at(-1) ?? 'm0';
      this.story.startToDeploy(this.#deployments, { at, commit });
      return;
    }
    const told = {
      run: String(this.#deployments),
      job: 'first',
      at,
      commit: this.#main.at(happening === 'deploy older' ? -2 : -1) ?? 'm0',
    };
    if (happening === 'fail to deploy') {
      this.story.failToDeploy(this.#deployments, told);
    } else {
      this.story.deploy(this.#deployments, {
        ...told,
        environment:
          happening === 'deploy elsewhere' ? 'prod-us' : 'production',
      });
    }
  }
}

function idOf(commit: ToldCommit | undefined): string | undefined {
  if (typeof commit === 'object') {
    return Array.isArray(commit) ? commit[0] : commit.id;
  }
  return commit;
}

/** The life of a repository, whatever may happen in one. */
export const arbitraryStory = fc
  .array(step, { minLength: 1, maxLength: 40 })
  .map(steps => {
    const teller = new Teller();
    for (const each of steps) {
      teller.tell(each);
    }
    return teller.story.events;
  });
