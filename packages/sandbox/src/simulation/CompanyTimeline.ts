import { Heap } from 'heap-js';
import type { Company, CompanySize, Repository, Team } from '../company';
import { Random } from '../random';
import type { Dispatch } from './happenings';
import { TeamProfile } from './habits';
import { LivelySchedule } from './LivelySchedule';
import { repositoryLife } from './processes/repositoryLife';
import { RepositoryTimeline } from './RepositoryTimeline';
import { RepositoryWorld } from './RepositoryWorld';
import { day, week } from './time/units';
import { WorkCalendar } from './time/WorkCalendar';

const companyBadWeeks = 2;

export interface TimelineOptions {
  seed: number;
  size: CompanySize;
  company: Company;
  /** When history ends and life begins. */
  until: number;
  /** When somebody began to watch that life, in ascending order; default when it begins. */
  watchedFrom?: readonly number[];
}

interface NextDispatch {
  dispatch: Dispatch;
  /** Decides between those that happen together. */
  order: number;
  rest: Iterator<Dispatch, void, undefined>;
}

/** All that happens in the company's repositories, one after the other, without end. */
export class CompanyTimeline {
  readonly #options: TimelineOptions;
  readonly #calendars = new Map<string, WorkCalendar>();
  readonly #profiles = new Map<Team, TeamProfile>();
  readonly #badWeeks: number[];
  readonly #from: number;

  private constructor(options: TimelineOptions) {
    const { seed, size, until } = options;
    this.#options = options;
    this.#from = until - size.historyDays * day;
    const weeks = Math.floor((until - this.#from) / week);
    const random = Random.create(seed, 'bad weeks');
    this.#badWeeks = Array.from({ length: companyBadWeeks }, () =>
      random.integer(0, weeks),
    );
  }

  static create(options: TimelineOptions): CompanyTimeline {
    return new CompanyTimeline(options);
  }

  /**
   * What happens, in order of time. Nothing is kept: the memory it takes
   * depends on the number of repositories only.
   */
  *dispatches(): Generator<Dispatch, void, undefined> {
    const next = new Heap<NextDispatch>(
      (a, b) => a.dispatch.at - b.dispatch.at || a.order - b.order,
    );
    const schedule = this.#schedule();
    for (const { repository } of this.#options.company.components) {
      const rest = this.#timeline(repository, schedule).dispatches();
      const { value } = rest.next();
      if (value) {
        next.push({ dispatch: value, order: repository.index, rest });
      }
    }
    for (let first = next.pop(); first; first = next.pop()) {
      yield first.dispatch;
      const { value } = first.rest.next();
      if (value) {
        next.push({ ...first, dispatch: value });
      }
    }
  }

  #timeline(
    repository: Repository,
    schedule: LivelySchedule,
  ): RepositoryTimeline {
    const { seed, until, size } = this.#options;
    const world = new RepositoryWorld({
      repository,
      random: Random.create(seed, 'repository', repository.name),
      calendar: this.#calendar(repository.team),
      profile: this.#profile(repository.team),
      from: this.#from,
      historyEnds: until,
    });
    return RepositoryTimeline.create({
      world,
      ids: Random.create(seed, 'deliveries', repository.name, until),
      life: repositoryLife(world, {
        perWeek: size.changesPerWeek * repository.activity,
        lively: schedule.beginnings(repository),
      }),
    });
  }

  #schedule(): LivelySchedule {
    const { company, seed, until, watchedFrom = [] } = this.#options;
    return LivelySchedule.create({
      company,
      random: Random.create(seed, 'live', until),
      watchedFrom: watchedFrom.length > 0 ? watchedFrom : [until],
    });
  }

  #calendar({ timeZone, marketplace }: Team): WorkCalendar {
    let calendar = this.#calendars.get(timeZone);
    if (!calendar) {
      calendar = WorkCalendar.create({ timeZone, ...marketplace });
      this.#calendars.set(timeZone, calendar);
    }
    return calendar;
  }

  #profile(team: Team): TeamProfile {
    let profile = this.#profiles.get(team);
    if (!profile) {
      const random = Random.create(this.#options.seed, 'team', team.name);
      const period = { from: this.#from, until: this.#options.until };
      profile = TeamProfile.create(random, period, this.#badWeeks);
      this.#profiles.set(team, profile);
    }
    return profile;
  }
}
