import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Flex, Text } from '@backstage/ui';
import {
  devhoseReinterpretationManagePermission,
  type ReinterpretationStatus,
} from '@pitstop/plugin-devhose-common';
import type { ReinterpretationAction } from '../api';
import { devhoseTranslationRef } from '../translation';
import { ConfirmedAction } from './ConfirmedAction';
import { isMoving } from './useReinterpretation';

interface ReinterpretationActionsProps {
  status: ReinterpretationStatus;
  isBusy: boolean;
  onAct: (action: ReinterpretationAction) => void;
}

/** What can be done now, for those who may. */
export function ReinterpretationActions(props: ReinterpretationActionsProps) {
  const { status, isBusy, onAct } = props;
  const { latest, kept } = status;
  const { t } = useTranslationRef(devhoseTranslationRef);
  const { allowed, loading } = usePermission({
    permission: devhoseReinterpretationManagePermission,
  });
  const isReady = latest?.state === 'ready';
  const canBegin = !isReady && !isMoving(status);
  if (!allowed) {
    return loading ? null : (
      <Text variant="body-small" color="secondary">
        {t('interpretation.manage', {
          permission: devhoseReinterpretationManagePermission.name,
        })}
      </Text>
    );
  }
  return (
    <Flex gap="2" style={{ flexWrap: 'wrap' }}>
      {canBegin && (
        <Button
          size="small"
          variant="primary"
          isDisabled={isBusy}
          onPress={() => onAct('request')}
        >
          {t('interpretation.request')}
        </Button>
      )}
      {isReady && !latest.outdated && (
        <ConfirmedAction action="take" isDisabled={isBusy} onAct={onAct} />
      )}
      {(isReady || latest?.state === 'running') && (
        <Button
          size="small"
          variant="secondary"
          isDisabled={isBusy}
          onPress={() => onAct('cancel')}
        >
          {t('interpretation.cancel')}
        </Button>
      )}
      {kept !== undefined && canBegin && (
        <>
          <ConfirmedAction action="return" isDisabled={isBusy} onAct={onAct} />
          <ConfirmedAction action="discard" isDisabled={isBusy} onAct={onAct} />
        </>
      )}
    </Flex>
  );
}
