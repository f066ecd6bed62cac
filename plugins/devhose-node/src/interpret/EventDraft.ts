import type { RepositoryId } from '@pitstop/plugin-devhose-common';

/** Somebody, as far as Devhose wants to know. @public */
export interface Person {
  /** The tool's own id of the account, which stays when a login changes. */
  id: number | string;
  /** A program counts as nobody. */
  bot: boolean;
}

/** What a delivery says, before it is put into envelopes. @public */
export interface EventDraft {
  /** Where the tool gives its events ids; else one is made of the delivery's. */
  id?: string;
  /** Where the tool says what belongs together, in CDEvents' sense. */
  chainId?: string;
  /** Of CDEvents, or `dev.cdeventsx.<tool>-<subject>.<predicate>.<version>`. */
  type: string;
  /** RFC 3339 in UTC; when it happened in the tool. */
  happenedAt: string;
  /** URI-reference of the place where it happened, such as a project's address. */
  source: string;
  /** What it happened to; the same id in everything that happens to it. */
  subject: string;
  repository?: RepositoryId;
  /** What CDEvents has a place for. */
  content: object;
  /** What there is beside. Nobody's name, login, e-mail or words. */
  customData?: object;
  /** Who is behind it. */
  person?: Person;
}
