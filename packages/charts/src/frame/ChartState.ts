import type { ReactNode } from 'react';
import type { ChartData } from '../data/ChartData';

/**
 * What there is to show.
 *
 * - `loading`: nothing is known yet.
 * - `ready`: `data` is drawn; `notice` says what is missing from it, if anything.
 * - `empty`: asked and answered, and there is nothing to draw: say why and what next.
 * - `failed`: the question got no answer.
 *
 * @public
 */
export type ChartState =
  | { status: 'loading' }
  | { status: 'ready'; data: ChartData; notice?: ReactNode }
  | { status: 'empty'; title: string; description?: ReactNode }
  | {
      status: 'failed';
      title: string;
      description?: ReactNode;
      onRetry?: () => void;
    };
