import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Link } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ledgerTranslationRef } from '../translation';
import styles from './EvidenceLink.module.css';
import { writeEvidence, type OpenEvidence } from './evidenceSearch';

/** What a number leads to. */
export type Evidenced = Pick<OpenEvidence, 'metric'> & Partial<OpenEvidence>;

interface EvidenceLinkProps {
  evidence: Evidenced;
  /** Where it is a bare number: what it is, for who can't see what stands around it. */
  number?: string;
  children: ReactNode;
}

/** Opens the facts behind a number, beside the page. */
export function EvidenceLink(props: EvidenceLinkProps) {
  const { evidence, number, children } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const [search] = useSearchParams();
  const opened = writeEvidence(search, { order: 'newest', ...evidence });
  return (
    <Link
      href={`?${opened}`}
      className={number === undefined ? undefined : styles.number}
      aria-label={
        number === undefined ? undefined : t('evidence.open', { value: number })
      }
      variant={number === undefined ? 'body-small' : undefined}
    >
      {children}
    </Link>
  );
}
