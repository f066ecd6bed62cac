import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  ledgerAnnotationWritePermission,
  type Annotation,
} from '@pitstop/plugin-ledger-common';
import { ledgerApiRef } from '../api';
import type { Remark } from './AnnotationDialog';

/** What was taken away last, and how to bring it back. */
interface Removed {
  text: string;
  error?: Error;
  undo?: () => void;
}

/** The ways to change the remarks on a North Star. */
export interface AnnotationChanges {
  mayWrite: boolean;
  add(remark: Remark): Promise<void>;
  change(annotation: Annotation): Promise<void>;
  remove(annotation: Annotation): Promise<void>;
  removed?: Removed;
}

function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** @param onChanged - Brings what is shown up to date. */
export function useAnnotationChanges(
  entityRef: string,
  onChanged: () => Promise<void>,
): AnnotationChanges {
  const ledgerApi = useApi(ledgerApiRef);
  const { allowed: mayWrite } = usePermission({
    permission: ledgerAnnotationWritePermission,
  });
  const [removed, setRemoved] = useState<Removed>();

  const add = async (remark: Remark) => {
    await ledgerApi.addAnnotation(entityRef, remark);
    setRemoved(undefined);
    await onChanged();
  };
  const change = async (annotation: Annotation) => {
    await ledgerApi.changeAnnotation(annotation);
    setRemoved(undefined);
    await onChanged();
  };
  const remove = async ({ id, date, text }: Annotation) => {
    const undo = () => {
      add({ date, text }).catch(thrown =>
        setRemoved({ text, undo, error: toError(thrown) }),
      );
    };
    try {
      await ledgerApi.deleteAnnotation(id);
      setRemoved({ text, undo });
      await onChanged();
    } catch (thrown) {
      setRemoved({ text, error: toError(thrown) });
    }
  };
  return { mayWrite, add, change, remove, removed };
}
