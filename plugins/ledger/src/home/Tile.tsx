import type { ReactNode } from 'react';
import { Skeleton, Text } from '@backstage/ui';
import styles from './Tile.module.css';

interface TileProps {
  label: ReactNode;
  /** Left out while nothing is known. */
  value?: ReactNode;
  trend?: ReactNode;
  sparkline?: ReactNode;
}

/** One metric in brief. */
export function Tile({ label, value, trend, sparkline }: TileProps) {
  return (
    <section className={styles.tile}>
      <div className={styles.words}>
        <Text as="h3" variant="body-small" color="secondary">
          {label}
        </Text>
        {value === undefined ? (
          <>
            <Skeleton width={96} height={36} />
            <Skeleton width="80%" height={48} />
          </>
        ) : (
          <>
            <p className={styles.value}>{value}</p>
            <div className={styles.trend}>{trend}</div>
          </>
        )}
      </div>
      <div className={styles.sparkline}>
        {value === undefined ? (
          <Skeleton width="100%" height={64} />
        ) : (
          sparkline
        )}
      </div>
    </section>
  );
}
