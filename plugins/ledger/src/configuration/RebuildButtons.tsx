import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type {
  RebuildState as Stage,
  RebuildStatus,
} from '@pitstop/plugin-ledger-common';
import type { RebuildAction } from '../api';
import { ledgerTranslationRef } from '../translation';
import styles from './ConfigurationPage.module.css';
import type { RebuildState } from './useRebuild';

interface RebuildButtonsProps
  extends Pick<RebuildState, 'busy' | 'look' | 'act'> {
  status: RebuildStatus;
}

/** What a button says and does. */
interface Choice {
  label: 'start' | 'startAndTake' | 'take' | 'cancel' | 'return';
  action: RebuildAction;
  primary?: boolean;
}

const beginning: Choice[] = [
  { label: 'start', action: 'request', primary: true },
  { label: 'startAndTake', action: 'request-and-take' },
];

const choices: Record<Stage, Choice[]> = {
  running: [{ label: 'cancel', action: 'cancel' }],
  ready: [
    { label: 'take', action: 'take', primary: true },
    { label: 'cancel', action: 'cancel' },
  ],
  taken: beginning,
  cancelled: beginning,
  returned: beginning,
};

/** What can be done with a rebuild as it stands. */
export function RebuildButtons(props: RebuildButtonsProps) {
  const { status, busy, look, act } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { latest, canReturn } = status;
  const offered: Choice[] = [
    ...(latest ? choices[latest.state] : beginning),
    ...(canReturn ? [{ label: 'return', action: 'return' } as const] : []),
  ];
  return (
    <div className={styles.buttons}>
      {offered.map(({ label, action, primary }) => (
        <Button
          key={label}
          variant={primary ? 'primary' : 'secondary'}
          isDisabled={busy}
          onPress={() => act(action)}
        >
          {t(`rebuild.${label}`)}
        </Button>
      ))}
      {latest?.state === 'running' && (
        <Button variant="tertiary" onPress={look}>
          {t('rebuild.look')}
        </Button>
      )}
    </div>
  );
}
