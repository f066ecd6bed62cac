import type { ReactNode } from 'react';
import { Skeleton, Text, ToggleButton, VisuallyHidden } from '@backstage/ui';
import { RiTable2 } from '@remixicon/react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { chartsTranslationRef } from '../translation';
import styles from './ChartFrame.module.css';

interface ChartHeaderProps {
  titleId: string;
  title: string;
  subtitle?: ReactNode;
  headingLevel: 2 | 3 | 4;
  loading: boolean;
  asTable: boolean;
  onAsTableChange(asTable: boolean): void;
}

/** The sentence above a chart, and the switch to its table. */
export function ChartHeader(props: ChartHeaderProps) {
  const { titleId, title, subtitle, headingLevel, loading } = props;
  const { t } = useTranslationRef(chartsTranslationRef);
  if (loading) {
    return (
      <header className={styles.header}>
        <VisuallyHidden id={titleId}>{t('state.loading')}</VisuallyHidden>
        <Skeleton width="60%" height={20} />
      </header>
    );
  }
  return (
    <header className={styles.header}>
      <div className={styles.titles}>
        <Text
          as={`h${headingLevel}`}
          id={titleId}
          variant="body-medium"
          weight="bold"
        >
          {title}
        </Text>
        {subtitle && (
          <Text as="p" variant="body-small" color="secondary">
            {subtitle}
          </Text>
        )}
      </div>
      <ToggleButton
        className={styles.tools}
        isSelected={props.asTable}
        onChange={props.onAsTableChange}
        iconStart={<RiTable2 />}
        aria-label={t('table.toggleHint')}
      >
        {t('table.toggle')}
      </ToggleButton>
    </header>
  );
}
