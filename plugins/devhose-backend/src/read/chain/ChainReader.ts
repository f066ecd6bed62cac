import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { eventJson, type EventRow } from '../../log/eventJson';
import { typeCondition } from '../../log/typeCondition';
import { utcInstant } from '../../log/utcInstant';
import type { EventReader } from '../EventReader';
import { customDataOf, namesOf } from './namesOf';

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** A commit's way to production that takes longer is not found whole. */
const reachDays = 30;

/** As Ledger asks: an incident belongs to a deployment that ended at most this long before. */
const incidentDays = 1;

/** More would not be a chain that anybody can look at. */
const mostEvents = 300;

const incidentTypes = ['dev.cdevents.incident'];
const ticketTypes = ['dev.cdevents.ticket'];
const deployedTypes = ['dev.cdevents.service.deployed'];

/**
 * Finds what an event is part of: the change, its builds, artifacts and
 * deployments, the incidents that followed, and the tickets about those.
 *
 * It joins by the names that events share, within the repository and a month
 * around the event, so that the index by repository and time bounds what is
 * looked at, however long the log is.
 */
export class ChainReader {
  readonly #knex: Knex;
  readonly #events: EventReader;

  static create(options: { knex: Knex; events: EventReader }): ChainReader {
    return new ChainReader(options.knex, options.events);
  }

  private constructor(knex: Knex, events: EventReader) {
    this.#knex = knex;
    this.#events = events;
  }

  /**
   * The events of the chain, itself among them, in the order in which they
   * happened.
   *
   * @throws NotFoundError if there is no such event.
   */
  async chain(sequence: number, index: number): Promise<DevhoseEvent[]> {
    const asked: DevhoseEvent = JSON.parse(
      await this.#events.one(sequence, index),
    );
    const about = (await this.#incidentOf(asked)) ?? asked;
    const origin = (await this.#deploymentOf(about)) ?? about;
    const joined = await this.#related(origin);
    const related = [...joined, ...(await this.#artifactsOf(joined))];
    const incidents = await this.#incidentsAfter(related);
    const tickets = await this.#ticketsAbout([about, ...incidents]);
    return inOrder([
      asked,
      about,
      origin,
      ...related,
      ...incidents,
      ...tickets,
    ]);
  }

  /** The incident that a ticket is about, if it says so. */
  async #incidentOf(ticket: DevhoseEvent): Promise<DevhoseEvent | undefined> {
    const { incident } = customDataOf(ticket.event);
    if (!isTicket(ticket) || typeof incident !== 'string') {
      return undefined;
    }
    const [first] = await this.#read(
      this.#rows()
        .where('subject', incident)
        .whereBetween('events.received_at', [
          after(ticket.receivedAt, -reachDays),
          new Date(ticket.receivedAt),
        ])
        .orderBy('events.received_at')
        .limit(1),
    );
    return first;
  }

  /** What leads to the change, where an event names no repository itself. */
  async #deploymentOf(event: DevhoseEvent): Promise<DevhoseEvent | undefined> {
    if (isIncident(event)) {
      return this.#deploymentBefore(event);
    }
    return isArtifact(event) && repositoryOf(event) === undefined
      ? this.#deploymentWith(event)
      : undefined;
  }

  /** Events that share a name with this one, or with the change it belongs to. */
  async #related(origin: DevhoseEvent): Promise<DevhoseEvent[]> {
    const repository = repositoryOf(origin);
    if (repository === undefined) {
      return [origin];
    }
    const names = namesOf(origin.event);
    const near = await this.#sharing(names, repository, origin);
    // A pull request knows both the commit that was built and the one that was
    // merged and deployed; nothing else leads on, or a chain would never end.
    for (const { event } of near.filter(isChange)) {
      for (const name of namesOf(event)) {
        names.add(name);
      }
    }
    return this.#sharing(names, repository, origin);
  }

  async #sharing(
    names: ReadonlySet<string>,
    repository: string,
    { receivedAt }: DevhoseEvent,
  ): Promise<DevhoseEvent[]> {
    const patterns = [...names].map(name => `%${escapeLike(name)}%`);
    const found = await this.#read(
      this.#rows()
        .where('repository', repository)
        .whereBetween('events.received_at', around(receivedAt, reachDays))
        .whereRaw('event::text like any (?::text[])', [patterns])
        .limit(mostEvents),
    );
    // The text may have a name in another role, or a longer one.
    return found.filter(({ event }) =>
      [...namesOf(event)].some(name => names.has(name)),
    );
  }

  async #incidentsAfter(
    related: readonly DevhoseEvent[],
  ): Promise<DevhoseEvent[]> {
    const deployments = related.filter(isDeployed);
    const [first] = deployments;
    const last = deployments[deployments.length - 1];
    if (first === undefined) {
      return [];
    }
    const { sql, bindings } = typeCondition(incidentTypes);
    const found = await this.#read(
      this.#rows()
        .whereRaw(sql, bindings)
        .whereBetween('events.received_at', [
          new Date(first.receivedAt),
          after(last.receivedAt, incidentDays),
        ])
        .limit(mostEvents),
    );
    const services = new Set(deployments.flatMap(servicesOf));
    const repository = repositoryOf(first);
    return found.filter(
      incident =>
        repositoryOf(incident) === repository ||
        servicesOf(incident).some(service => services.has(service)),
    );
  }

  /** What a registry, which knows no repositories, tells of the artifacts. */
  async #artifactsOf(
    related: readonly DevhoseEvent[],
  ): Promise<DevhoseEvent[]> {
    const artifacts = [...new Set(related.flatMap(artifactsIn))];
    if (artifacts.length === 0) {
      return [];
    }
    const [first] = related;
    return this.#read(
      this.#rows()
        .whereIn('subject', artifacts)
        .whereBetween('events.received_at', around(first.receivedAt, reachDays))
        .limit(mostEvents),
    );
  }

  /** The first deployment that brought an artifact somewhere. */
  async #deploymentWith(
    artifact: DevhoseEvent,
  ): Promise<DevhoseEvent | undefined> {
    const { sql, bindings } = typeCondition(deployedTypes);
    const [first] = await this.#read(
      this.#rows()
        .whereRaw(sql, bindings)
        .whereBetween('events.received_at', [
          new Date(artifact.receivedAt),
          after(artifact.receivedAt, reachDays),
        ])
        .whereRaw('event::text like ?', [
          `%${escapeLike(artifact.event.subject)}%`,
        ])
        .orderBy('events.received_at')
        .limit(1),
    );
    return first;
  }

  /** Tickets that name one of the incidents, such as what was learned from it. */
  async #ticketsAbout(
    events: readonly DevhoseEvent[],
  ): Promise<DevhoseEvent[]> {
    const incidents = inOrder(events.filter(isIncident));
    if (incidents.length === 0) {
      return [];
    }
    const names = new Set(incidents.map(({ event }) => event.subject));
    const { sql, bindings } = typeCondition(ticketTypes);
    const found = await this.#read(
      this.#rows()
        .whereRaw(sql, bindings)
        .whereBetween('events.received_at', [
          new Date(incidents[0].receivedAt),
          after(incidents[incidents.length - 1].receivedAt, reachDays),
        ])
        .whereRaw('event::text like any (?::text[])', [
          [...names].map(name => `%${escapeLike(name)}%`),
        ])
        .limit(mostEvents),
    );
    return found.filter(({ event }) => {
      const { incident } = customDataOf(event);
      return typeof incident === 'string' && names.has(incident);
    });
  }

  async #deploymentBefore(
    incident: DevhoseEvent,
  ): Promise<DevhoseEvent | undefined> {
    const services = servicesOf(incident);
    const { sql, bindings } = typeCondition(deployedTypes);
    const found = await this.#read(
      this.#rows()
        .whereRaw(sql, bindings)
        .whereBetween('events.received_at', [
          after(incident.receivedAt, -incidentDays),
          new Date(incident.receivedAt),
        ])
        .orderBy('events.received_at', 'desc')
        .limit(mostEvents),
    );
    return found
      .filter(deployment =>
        servicesOf(deployment).some(service => services.includes(service)),
      )
      .pop();
  }

  #rows(): Knex.QueryBuilder<object, EventRow[]> {
    return this.#knex('events').select<EventRow[]>(
      'sequence',
      'index',
      'source',
      this.#knex.raw(`${utcInstant('events.received_at')} as received_at`),
      this.#knex.raw('event::text as event'),
    );
  }

  async #read(
    query: Knex.QueryBuilder<object, EventRow[]>,
  ): Promise<DevhoseEvent[]> {
    const rows = await query;
    return inOrder(rows.map(row => JSON.parse(eventJson(row))));
  }
}

function inOrder(events: readonly DevhoseEvent[]): DevhoseEvent[] {
  const byPlace = new Map(
    events.map(event => [`${event.sequence}.${event.index}`, event]),
  );
  return [...byPlace.values()].sort(
    (one, other) =>
      Date.parse(one.event.time) - Date.parse(other.event.time) ||
      one.sequence - other.sequence ||
      one.index - other.index,
  );
}

function isIncident({ event }: DevhoseEvent): boolean {
  return incidentTypes.some(type => event.type.startsWith(`${type}.`));
}

function isTicket({ event }: DevhoseEvent): boolean {
  return ticketTypes.some(type => event.type.startsWith(`${type}.`));
}

function isArtifact({ event }: DevhoseEvent): boolean {
  return event.type.startsWith('dev.cdevents.artifact.');
}

function artifactsIn({ event }: DevhoseEvent): string[] {
  const { artifact } = customDataOf(event);
  return typeof artifact === 'string' && artifact !== '' ? [artifact] : [];
}

function isDeployed({ event }: DevhoseEvent): boolean {
  return deployedTypes.some(type => event.type.startsWith(`${type}.`));
}

function isChange({ event }: DevhoseEvent): boolean {
  return event.type.startsWith('dev.cdevents.change.');
}

function repositoryOf({ event }: DevhoseEvent): string | undefined {
  const { repository } = customDataOf(event);
  return typeof repository === 'string' ? repository : undefined;
}

/**
 * By its identity, and as its repository is called: a tool whose names may have
 * no dashes calls a service otherwise than the one that pages people for it.
 */
function servicesOf(event: DevhoseEvent): string[] {
  const { service } = customDataOf(event.event);
  return [service, repositoryOf(event)?.split('/').pop()].filter(
    (name): name is string => typeof name === 'string',
  );
}

function after(instant: string, days: number): Date {
  return new Date(Date.parse(instant) + days * dayMilliseconds);
}

function around(instant: string, days: number): [Date, Date] {
  return [after(instant, -days), after(instant, days)];
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
