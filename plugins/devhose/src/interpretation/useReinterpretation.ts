import { useState } from 'react';
import useSWR from 'swr';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  ReinterpretationState,
  ReinterpretationStatus,
} from '@pitstop/plugin-devhose-common';
import { devhoseApiRef, type ReinterpretationAction } from '../api';
import { hasStatus } from '../states/hasStatus';

const refreshMilliseconds = 30_000;

/** Whoever has just pressed a button watches what comes of it. */
const watchMilliseconds = 3_000;

const movingStates: readonly ReinterpretationState[] = [
  'running',
  'taking',
  'returning',
];

/** Whether it changes by itself. */
export function isMoving(status: ReinterpretationStatus | undefined): boolean {
  return (
    status?.latest !== undefined && movingStates.includes(status.latest.state)
  );
}

/** How deliveries were read, and what is being done about it. */
export function useReinterpretation(): {
  status?: ReinterpretationStatus;
  error?: Error;
  /** Why the last action failed. */
  failure?: Error;
  isBusy: boolean;
  reload(): void;
  act(action: ReinterpretationAction): Promise<void>;
} {
  const devhoseApi = useApi(devhoseApiRef);
  const [failure, setFailure] = useState<Error>();
  const [isBusy, setBusy] = useState(false);
  const { data, error, mutate } = useSWR<ReinterpretationStatus, Error>(
    'devhose-reinterpretation',
    () => devhoseApi.getReinterpretation(),
    {
      refreshInterval: status =>
        isMoving(status) ? watchMilliseconds : refreshMilliseconds,
      shouldRetryOnError: thrown => !hasStatus(thrown, [403]),
    },
  );
  return {
    status: data,
    error,
    failure,
    isBusy,
    reload: () => {
      mutate();
    },
    act: async action => {
      setBusy(true);
      setFailure(undefined);
      try {
        await devhoseApi.actOnReinterpretation(action);
      } catch (thrown) {
        setFailure(
          thrown instanceof Error ? thrown : new Error(String(thrown)),
        );
      } finally {
        await mutate();
        setBusy(false);
      }
    },
  };
}
