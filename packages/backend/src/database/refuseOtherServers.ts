import { UnsupportedDatabaseError } from './UnsupportedDatabaseError';

/** The oldest major version of PostgreSQL that Pitstop runs on. */
export const MINIMUM_VERSION = 14;

/** What a server says about itself. */
export interface ServerVersion {
  /** `version()`; servers that only speak its protocol don't begin with PostgreSQL. */
  version: string;
  /** `server_version_num`, such as 140012. */
  number: number;
}

/** @throws UnsupportedDatabaseError if Pitstop doesn't run on the server */
export function refuseOtherServers(
  { version, number }: ServerVersion,
  address: string,
): void {
  if (!version.startsWith('PostgreSQL ') || number < MINIMUM_VERSION * 10_000) {
    throw new UnsupportedDatabaseError(
      `Pitstop runs on PostgreSQL ${MINIMUM_VERSION} or newer only, but the server at ${address} is ${version}.`,
    );
  }
}
