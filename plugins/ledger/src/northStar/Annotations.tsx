import { useState } from 'react';
import { DateTime } from 'luxon';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import type { NorthStarReport } from '@pitstop/plugin-ledger-common';
import { ledgerTranslationRef } from '../translation';
import { AnnotationDialog, type Remark } from './AnnotationDialog';
import { AnnotationItem } from './AnnotationItem';
import styles from './Annotations.module.css';
import {
  numberAnnotations,
  type NumberedAnnotation,
} from './numberAnnotations';
import { RemovedAnnotation } from './RemovedAnnotation';
import { useAnnotationChanges } from './useAnnotationChanges';

interface AnnotationsProps {
  report: NorthStarReport;
  /** Something was written down, or taken away. */
  onChanged: () => Promise<void>;
}

/** What is being written: a new remark, or another text for an old one. */
type Draft = { of?: NumberedAnnotation; remark: Remark };

/** What was remarked on the weeks of the chart, and the way to remark more. */
export function Annotations({ report, onChanged }: AnnotationsProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { scope, range } = report;
  const { mayWrite, add, change, remove, removed } = useAnnotationChanges(
    scope.entityRef,
    onChanged,
  );
  const [draft, setDraft] = useState<Draft>();
  const annotations = numberAnnotations(report.annotations);
  const today = DateTime.now().setZone(range.timeZone).toISODate() ?? '';
  if (annotations.length === 0 && !mayWrite) {
    return undefined;
  }
  return (
    <section aria-label={t('annotations.title')}>
      <Flex align="center" justify="between" gap="3">
        <Text as="h3" variant="body-medium" weight="bold">
          {t('annotations.title')}
        </Text>
        {mayWrite && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => setDraft({ remark: { date: today, text: '' } })}
          >
            {t('annotations.add')}
          </Button>
        )}
      </Flex>
      {annotations.length === 0 && (
        <Text as="p" color="secondary">
          {t('annotations.none')}
        </Text>
      )}
      <ul className={styles.list}>
        {annotations.map(annotation => (
          <AnnotationItem
            key={annotation.id}
            annotation={annotation}
            mayWrite={mayWrite}
            onEdit={() => setDraft({ of: annotation, remark: annotation })}
            onRemove={() => remove(annotation)}
          />
        ))}
      </ul>
      {removed && <RemovedAnnotation {...removed} />}
      {draft && (
        <AnnotationDialog
          title={t(draft.of ? 'annotations.editTitle' : 'annotations.addTitle')}
          remark={draft.remark}
          onSave={remark =>
            draft.of ? change({ ...remark, id: draft.of.id }) : add(remark)
          }
          onClose={() => setDraft(undefined)}
        />
      )}
    </section>
  );
}
