import type { Account, Company } from '../company';
import { accountJson } from './accounts';
import { type Json, toObject } from './json';
import type { WrittenRepository } from './repositories';

/** Where a happening takes place: what its payload shows beside itself. */
export interface Scene {
  company: Company;
  repository: WrittenRepository;
  organization: Json;
}

/** A payload: what happened, and its repository, organisation and sender. */
export function payload(
  { repository, organization }: Scene,
  sender: Account,
  fields: object,
  written: Record<string, Json>,
): Json {
  return toObject(fields, {
    ...written,
    repository: repository.full,
    organization,
    sender: accountJson(sender),
  });
}
