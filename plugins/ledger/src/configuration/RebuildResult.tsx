import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type { Rebuild } from '@pitstop/plugin-ledger-common';
import { Snippet } from '@pitstop/states';
import { ledgerTranslationRef } from '../translation';
import styles from './ConfigurationPage.module.css';
import { DifferencesTable } from './DifferencesTable';

interface RebuildResultProps {
  rebuild: Rebuild;
  formats: Formats;
}

function Progress({ rebuild, formats }: RebuildResultProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { cursor, head } = rebuild;
  return (
    <div>
      <progress
        className={styles.progress}
        aria-label={t('rebuild.progressLabel')}
        value={cursor}
        max={Math.max(head, 1)}
      />
      <Text as="p" variant="body-small" color="secondary">
        {t('rebuild.progress', {
          percent: formats.percent(head === 0 ? 0 : cursor / head),
          cursor: formats.count(cursor),
          head: formats.count(head),
        })}
        {rebuild.takeWhenReady && ` · ${t('rebuild.takeWhenReady')}`}
      </Text>
    </div>
  );
}

/** How far a rebuild is, or what it came to. */
export function RebuildResult({ rebuild, formats }: RebuildResultProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { id, state, requestedAt, differences, checksums } = rebuild;
  return (
    <>
      <Text as="p" role="status">
        {t(`rebuild.state.${state}`, {
          id,
          instant: formats.instant(requestedAt),
        })}
      </Text>
      {state === 'running' && <Progress rebuild={rebuild} formats={formats} />}
      {differences && (state === 'ready' || state === 'taken') && (
        <DifferencesTable
          title={t(
            state === 'ready' ? 'rebuild.differences' : 'rebuild.changed',
          )}
          differences={differences}
          formats={formats}
        />
      )}
      {checksums && (state === 'ready' || state === 'taken') && (
        <Accordion>
          <AccordionTrigger
            title={t('rebuild.checksums')}
            subtitle={t('rebuild.checksumsHelp')}
          />
          <AccordionPanel>
            <Snippet
              text={Object.entries(checksums)
                .map(([table, checksum]) => `${checksum}  ${table}`)
                .join('\n')}
            />
          </AccordionPanel>
        </Accordion>
      )}
    </>
  );
}
