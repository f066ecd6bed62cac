import { generationTables } from '../rebuild/generationTables';
import type { Generation } from './Generation';

/**
 * Has PostgreSQL look what is in the tables now. Those that were filled a
 * moment ago count as nearly empty, and are searched as if they were.
 */
export async function analyseGeneration(generation: Generation): Promise<void> {
  await generation.transaction(async transaction => {
    const names = generationTables.map(() => '??').join(', ');
    await transaction.raw(`analyze ${names}`, [...generationTables]);
  });
}
