import { ButtonIcon, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '@pitstop/charts';
import { RiDeleteBinLine, RiPencilLine } from '@remixicon/react';
import { ledgerTranslationRef } from '../translation';
import styles from './Annotations.module.css';
import type { NumberedAnnotation } from './numberAnnotations';

interface AnnotationItemProps {
  annotation: NumberedAnnotation;
  mayWrite: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

/** A remark, with its number in the chart. */
export function AnnotationItem(props: AnnotationItemProps) {
  const { annotation, mayWrite, onEdit, onRemove } = props;
  const { mark, date, text } = annotation;
  const { t } = useTranslationRef(ledgerTranslationRef);
  // A day is the same everywhere.
  const formats = useFormats('UTC');
  return (
    <li className={styles.item}>
      <Text className={styles.mark}>{mark}</Text>
      <Text
        variant="body-small"
        color="secondary"
        className={styles.date}
        as="span"
      >
        {formats.day(`${date}T00:00:00Z`)}
      </Text>
      <Text as="span" className={styles.text}>
        {text}
      </Text>
      {mayWrite && (
        <>
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<RiPencilLine />}
            aria-label={t('annotations.edit', { text })}
            onPress={onEdit}
          />
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<RiDeleteBinLine />}
            aria-label={t('annotations.remove', { text })}
            onPress={onRemove}
          />
        </>
      )}
    </li>
  );
}
