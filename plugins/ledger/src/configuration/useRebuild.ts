import { useState } from 'react';
import useSWR from 'swr';
import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  ledgerRebuildPermission,
  type RebuildStatus,
} from '@pitstop/plugin-ledger-common';
import { ledgerApiRef, type RebuildAction } from '../api';
import { keptUpToDate } from '../report/keptUpToDate';

/** Where the latest rebuild stands, and what can be done about it. */
export interface RebuildState {
  /** Undefined while it is not known. */
  allowed?: boolean;
  /** Left out while it loads. */
  status?: RebuildStatus;
  /** Why nothing is known, or what was asked for was refused. */
  error?: Error;
  busy: boolean;
  look: () => void;
  act: (action: RebuildAction) => Promise<void>;
}

/** The latest rebuild, kept up to date while the page is visible. */
export function useRebuild(): RebuildState {
  const ledgerApi = useApi(ledgerApiRef);
  const { allowed, loading } = usePermission({
    permission: ledgerRebuildPermission,
  });
  const [refused, setRefused] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const { data, error, mutate } = useSWR<RebuildStatus, Error>(
    allowed && 'ledger-rebuild',
    () => ledgerApi.getRebuild(),
    keptUpToDate,
  );

  const act = async (action: RebuildAction) => {
    setBusy(true);
    setRefused(undefined);
    try {
      await ledgerApi.changeRebuild(action);
    } catch (thrown) {
      setRefused(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
    // Also after a refusal: somebody else was faster.
    await mutate();
    setBusy(false);
  };
  return {
    allowed: loading ? undefined : allowed,
    status: data,
    error: refused ?? error,
    busy,
    look: () => {
      mutate();
    },
    act,
  };
}
