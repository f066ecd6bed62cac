import type { ReactNode } from 'react';
import { Skeleton, Text } from '@backstage/ui';
import { EvidenceLink, type Evidenced } from '../evidence/EvidenceLink';
import styles from './Headline.module.css';

interface HeadlineProps {
  /** The number as it is read; left out while nothing is known. */
  value?: string;
  /** What the number counts. */
  unit?: string;
  /** The facts behind the number, where they can be listed. */
  evidence?: Evidenced;
  /** How it stands to the time before. */
  trend?: ReactNode;
  /** More about the number, in one line. */
  detail?: string;
}

/** The number of a metric. While it loads, its lines are there already. */
export function Headline(props: HeadlineProps) {
  const { value, unit, evidence, trend, detail } = props;
  if (value === undefined) {
    return (
      <div className={styles.headline} aria-hidden>
        <div className={styles.number}>
          <Skeleton width={160} height={36} />
        </div>
        <div className={styles.line}>
          <Skeleton width={280} height={14} />
        </div>
        <div className={styles.line}>
          <Skeleton width={200} height={14} />
        </div>
      </div>
    );
  }
  return (
    <div className={styles.headline}>
      <p className={styles.number}>
        <span className={styles.value}>
          {evidence ? (
            <EvidenceLink
              evidence={evidence}
              number={[value, unit].filter(Boolean).join(' ')}
            >
              {value}
            </EvidenceLink>
          ) : (
            value
          )}
        </span>{' '}
        <Text as="span" variant="body-medium" color="secondary">
          {unit}
        </Text>
      </p>
      {trend && <div className={styles.line}>{trend}</div>}
      {detail && (
        <Text
          as="p"
          variant="body-small"
          color="secondary"
          className={styles.line}
        >
          {detail}
        </Text>
      )}
    </div>
  );
}
