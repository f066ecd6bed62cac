import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type { Reinterpretation } from '@pitstop/plugin-devhose-common';
import { devhoseTranslationRef } from '../translation';
import { PlainTable } from './PlainTable';

interface ChangesProps {
  reinterpretation: Reinterpretation;
  formats: Formats;
}

/** What becomes of events by type, and of deliveries by what had become of them. */
export function Changes({ reinterpretation, formats }: ChangesProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const { types, deliveries, state } = reinterpretation;
  const moves = reinterpretation.moves.filter(
    ({ before, after }) => before !== after,
  );
  if (deliveries === 0) {
    return state === 'ready' ? (
      <Text as="p">{t('interpretation.nothing')}</Text>
    ) : null;
  }
  return (
    <Flex direction="column" gap="4">
      {types.length > 0 && (
        <PlainTable
          caption={t('interpretation.changes')}
          columns={[
            t('interpretation.type'),
            t('interpretation.same'),
            t('interpretation.changed'),
            t('interpretation.added'),
            t('interpretation.removed'),
          ]}
          rows={types.map(each => [
            each.type,
            formats.count(each.same),
            formats.count(each.changed),
            formats.count(each.added),
            formats.count(each.removed),
          ])}
        />
      )}
      {moves.length > 0 && (
        <PlainTable
          caption={t('interpretation.moves')}
          columns={[t('interpretation.move'), t('interpretation.deliveries')]}
          rows={moves.map(move => [
            t('interpretation.moveValue', {
              source: move.source,
              before: t(`interpretation.status.${move.before}`),
              after: t(`interpretation.status.${move.after}`),
            }),
            formats.count(move.deliveries),
          ])}
        />
      )}
    </Flex>
  );
}
