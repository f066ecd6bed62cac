import { useId, useState, type ReactNode } from 'react';
import { Skeleton, Text } from '@backstage/ui';
import type { ChartData } from '../data/ChartData';
import { DataTable } from '../table/DataTable';
import styles from './ChartFrame.module.css';
import { ChartHeader } from './ChartHeader';
import { ChartMessage } from './ChartMessage';
import type { ChartState } from './ChartState';
import { Legend } from './Legend';

/** What every chart is given. @public */
export interface ChartProps {
  /** A sentence about the data, not the name of an axis. */
  title: string;
  /** What the numbers rest on: "143 changes". */
  subtitle?: ReactNode;
  /** Level of the title's heading. Default 3. */
  headingLevel?: 2 | 3 | 4;
  state: ChartState;
  /** Height of the plot in pixels; with title and legend, all states take the same. */
  height?: number;
}

/** @public */
export interface ChartFrameProps extends ChartProps {
  height: number;
  /** Newest first is how a table over time is read; a chart goes the other way. */
  newestFirst?: boolean;
  legend?: boolean;
  children: (data: ChartData) => ReactNode;
}

/** As tall as the style sheet makes them, with the gap below. */
const headerPixels = 48;
const legendPixels = 28;

/**
 * The surroundings of a chart: its title, states, legend and table. It takes
 * the same room whatever the state, so nothing jumps when data arrives.
 *
 * @public
 */
export function ChartFrame(props: ChartFrameProps) {
  const { title, subtitle, headingLevel = 3, state, height } = props;
  const titleId = useId();
  const [asTable, setAsTable] = useState(false);
  const minHeight = height + headerPixels + (props.legend ? legendPixels : 0);

  if (state.status === 'empty' || state.status === 'failed') {
    return (
      <figure className={styles.frame} style={{ minHeight }} aria-label={title}>
        <ChartMessage state={state} />
      </figure>
    );
  }
  const loading = state.status === 'loading';
  return (
    <figure
      className={styles.frame}
      style={{ minHeight }}
      aria-labelledby={titleId}
      aria-busy={loading}
    >
      <ChartHeader
        titleId={titleId}
        title={title}
        subtitle={subtitle}
        headingLevel={headingLevel}
        loading={loading}
        asTable={asTable}
        onAsTableChange={setAsTable}
      />
      {loading ? (
        <Skeleton width="100%" height={minHeight - headerPixels} />
      ) : (
        <>
          {props.legend && <Legend data={state.data} />}
          {asTable ? (
            <DataTable
              caption={title}
              data={state.data}
              newestFirst={props.newestFirst ?? false}
              maxHeight={height}
            />
          ) : (
            props.children(state.data)
          )}
          {state.notice && (
            <Text as="p" variant="body-small" color="secondary">
              {state.notice}
            </Text>
          )}
        </>
      )}
    </figure>
  );
}
