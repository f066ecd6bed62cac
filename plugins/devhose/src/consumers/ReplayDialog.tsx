import { useState } from 'react';
import useSWR from 'swr';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
  Flex,
  Skeleton,
  Text,
  TextField,
} from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type { ReplayPlan } from '@pitstop/plugin-devhose-common';
import { useReason } from '@pitstop/states';
import { devhoseApiRef } from '../api';
import { devhoseTranslationRef } from '../translation';

interface ReplayDialogProps {
  /** Of the consumer. */
  name: string;
  formats: Formats;
  onReplayed: () => void;
}

/** Has a consumer handle the past again; it says how much before it does. */
export function ReplayDialog({ name, formats, onReplayed }: ReplayDialogProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const reasonOf = useReason();
  const devhoseApi = useApi(devhoseApiRef);
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<Error>();
  const instant = new Date(typed);
  const from = Number.isNaN(instant.getTime())
    ? undefined
    : instant.toISOString();
  const { data: plan, error } = useSWR<ReplayPlan, Error>(
    from && ['devhose-replay-plan', name, from],
    () => devhoseApi.planReplay(name, from ?? ''),
    { shouldRetryOnError: false, revalidateOnFocus: false },
  );
  const reason = failure ?? error;
  const replay = async () => {
    try {
      await devhoseApi.replay(name, from ?? '');
      setOpen(false);
      onReplayed();
    } catch (thrown) {
      setFailure(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  };

  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button size="small" variant="secondary">
        {t('replay.open')}
      </Button>
      <Dialog>
        <DialogHeader>{t('replay.title', { name })}</DialogHeader>
        <DialogBody>
          <Flex direction="column" gap="3">
            <TextField
              type="text"
              label={t('replay.from')}
              placeholder="2026-01-31T09:00"
              value={typed}
              onChange={text => {
                setTyped(text);
                setFailure(undefined);
              }}
            />
            {from && !plan && !reason && <Skeleton width={240} height={20} />}
            {plan && (
              <Text as="p" role="status">
                {t('replay.preview', {
                  count: plan.events,
                  formatted: formats.count(plan.events),
                })}
              </Text>
            )}
            <Text as="p" color="secondary">
              {t('replay.warning')}
            </Text>
            {reason && (
              <Text as="p" role="alert">
                {t('replay.failed', { reason: reasonOf(reason) })}
              </Text>
            )}
          </Flex>
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" slot="close">
            {t('replay.cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={!plan || plan.events === 0}
            onPress={replay}
          >
            {t('replay.confirm')}
          </Button>
        </DialogFooter>
      </Dialog>
    </DialogTrigger>
  );
}
