import type { ReactNode } from 'react';
import { VisuallyHidden } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Formats } from '@pitstop/charts';
import type {
  DeploymentKind,
  TrainDeployment,
} from '@pitstop/plugin-ledger-common';
import {
  RiArrowGoBackLine,
  RiCheckLine,
  RiCloseLine,
  RiForbidLine,
  RiRepeatLine,
} from '@remixicon/react';
import { describeFact } from '../evidence/describeFact';
import { ledgerTranslationRef } from '../translation';
import styles from './TrainsCard.module.css';

const icons: Partial<Record<DeploymentKind, ReactNode>> = {
  rollback: <RiArrowGoBackLine />,
  redeploy: <RiRepeatLine />,
  failed: <RiForbidLine />,
};

interface WagonProps {
  deployment: TrainDeployment;
  formats: Formats;
}

/** A deployment on its train: by kind, with its changes, and what became of it. */
export function Wagon({ deployment, formats }: WagonProps) {
  const { kind, changes, failure } = deployment;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { title, when, details } = describeFact(
    { type: 'deployment', repository: '', ...deployment },
    formats,
    t,
  );
  const words = [title, when, ...details].join(' · ');
  const recovered = failure?.recoveredAt !== undefined;
  return (
    <span
      className={[
        styles.wagon,
        kind === 'planned' ? '' : styles[kind],
        failure ? styles.troubled : '',
      ].join(' ')}
      title={words}
    >
      <span aria-hidden="true">{icons[kind] ?? formats.count(changes)}</span>
      {failure && (
        <span
          aria-hidden="true"
          className={`${styles.mark} ${recovered ? styles.good : styles.bad}`}
        >
          {recovered ? <RiCheckLine /> : <RiCloseLine />}
        </span>
      )}
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}
