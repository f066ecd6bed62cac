import type { ReactNode } from 'react';
import styles from './FactList.module.css';

/** A name and what it stands for; left out where that is undefined. */
export type Fact = readonly [name: string, value: ReactNode];

/** Facts by their names. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.list}>
      {facts
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
