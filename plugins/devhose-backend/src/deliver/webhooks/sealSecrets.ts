import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import { isSealed, type SecretBox } from './SecretBox';

/**
 * Encrypts the secrets that are not yet, and those of an older key with the
 * present one. One whose key is not there any more is left as it is.
 */
export async function sealSecrets(options: {
  knex: Knex;
  box: SecretBox;
  logger: LoggerService;
}): Promise<void> {
  const { knex, box, logger } = options;
  await knex.transaction(async tx => {
    const rows: SecretRow[] = await tx('webhook_endpoints')
      .select('id', 'secret')
      .forUpdate();
    if (!box.hasKey) {
      warnOfPlain(rows, logger);
      return;
    }
    for (const row of rows.filter(({ secret }) => !box.isUpToDate(secret))) {
      const secret = openOrSay(row, box, logger);
      if (secret !== undefined) {
        await tx('webhook_endpoints')
          .where({ id: row.id })
          .update({ secret: box.seal(secret, row.id) });
      }
    }
  });
}

interface SecretRow {
  id: string;
  secret: string;
}

function warnOfPlain(rows: readonly SecretRow[], logger: LoggerService): void {
  const plain = rows.filter(({ secret }) => !isSealed(secret));
  if (plain.length > 0) {
    logger.warn(
      `The secrets of ${plain.length} webhooks lie in the database as they are; set devhose.webhooks.encryptionKeys to have them encrypted`,
    );
  }
}

function openOrSay(
  { id, secret }: SecretRow,
  box: SecretBox,
  logger: LoggerService,
): string | undefined {
  try {
    return isSealed(secret) ? box.open(secret, id) : secret;
  } catch (error) {
    if (!(error instanceof NotFoundError)) {
      throw error;
    }
    logger.error(error.message);
    return undefined;
  }
}
