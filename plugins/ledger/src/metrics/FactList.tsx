import { Skeleton, Text } from '@backstage/ui';
import { EvidenceLink, type Evidenced } from '../evidence/EvidenceLink';
import styles from './FactList.module.css';

/** A small number beside the large ones. */
export interface Fact {
  label: string;
  /** Left out while nothing is known. */
  value?: string;
  hint?: string;
  /** The facts behind the number, where they can be listed. */
  evidence?: Evidenced;
}

/** Small numbers in a row, each under its name. */
export function FactList({ facts }: { facts: Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value, hint, evidence }) => (
        <div key={label}>
          <dt>
            <Text variant="body-small" color="secondary">
              {label}
            </Text>
          </dt>
          <dd className={styles.value}>
            {value === undefined ? (
              <Skeleton width={48} height={23} />
            ) : (
              <Text variant="body-large" weight="bold">
                {evidence ? (
                  <EvidenceLink
                    evidence={evidence}
                    number={`${label}: ${value}`}
                  >
                    {value}
                  </EvidenceLink>
                ) : (
                  value
                )}
              </Text>
            )}
          </dd>
          {hint && (
            <dd className={styles.value}>
              <Text variant="body-small" color="secondary">
                {hint}
              </Text>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
