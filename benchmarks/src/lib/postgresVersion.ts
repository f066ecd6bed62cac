import { Client } from 'pg';

/** Such as `18.4`. */
export async function postgresVersion(databaseUrl: string): Promise<string> {
  const client = new Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query('show server_version');
  await client.end();
  return rows[0].server_version;
}
