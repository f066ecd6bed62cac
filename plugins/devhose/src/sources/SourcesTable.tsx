import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Cell,
  CellText,
  Column,
  Flex,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
  Text,
  useBreakpoint,
} from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type { SourceStatus } from '@pitstop/plugin-devhose-common';
import { devhoseTranslationRef } from '../translation';
import { ConditionBadge } from './ConditionBadge';
import {
  countRejected,
  countTaken,
  quarantinedWords,
  rateWords,
  sourceSentence,
} from './sourceWords';
import styles from './SourcesTable.module.css';

interface SourcesTableProps {
  sources: readonly SourceStatus[];
  formats: Formats;
  open?: string;
  hrefOf: (source: string) => string;
}

/** Sources in rows, and how each is doing; each opens. */
export function SourcesTable(props: SourcesTableProps) {
  const { sources, formats, open, hrefOf } = props;
  const { t } = useTranslationRef(devhoseTranslationRef);
  const { up } = useBreakpoint();
  const hasNumbers = up('md');

  return (
    <div className={styles.columns}>
      <TableRoot aria-label={t('sources.label')}>
        <TableHeader>
          <Column id="source" isRowHeader>
            {t('sources.source')}
          </Column>
          <Column id="state">{t('sources.state')}</Column>
          {hasNumbers && (
            <>
              <Column id="rate">{t('sources.rate')}</Column>
              <Column id="taken">{t('sources.taken')}</Column>
              <Column id="refused">{t('sources.refused')}</Column>
              <Column id="quarantined">{t('sources.quarantined')}</Column>
              <Column id="gaps">{t('sources.gaps')}</Column>
            </>
          )}
        </TableHeader>
        <TableBody
          items={sources}
          dependencies={[formats, hrefOf, open, hasNumbers]}
        >
          {source => (
            <Row
              id={source.id}
              href={hrefOf(source.id)}
              className={source.id === open ? styles.open : undefined}
            >
              <CellText title={source.id} />
              <Cell>
                <Flex direction="column" gap="1" align="start">
                  <ConditionBadge condition={source.condition} />
                  <Text variant="body-small" color="secondary">
                    {sourceSentence(source, formats, t)}
                  </Text>
                </Flex>
              </Cell>
              {hasNumbers && (
                <>
                  <CellText
                    title={rateWords(source.perMinute.lastHour, formats, t)}
                  />
                  <CellText title={formats.count(countTaken(source.lastDay))} />
                  <CellText
                    title={formats.count(
                      countRejected(source.lastDay.rejected),
                    )}
                  />
                  <CellText
                    title={quarantinedWords(source.quarantined, formats, t)}
                  />
                  <CellText
                    title={
                      source.sweep
                        ? formats.count(source.sweep.gapsFound)
                        : t('sources.notSwept')
                    }
                  />
                </>
              )}
            </Row>
          )}
        </TableBody>
      </TableRoot>
    </div>
  );
}
