import { useId, useState, type ReactNode } from 'react';
import { Skeleton, Text, ToggleButton } from '@backstage/ui';
import { RiTable2 } from '@remixicon/react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ChartData } from '../data/ChartData';
import { DataTable } from '../table/DataTable';
import { chartsTranslationRef } from '../translation';
import styles from './ChartFrame.module.css';
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
  /** Height of the plot in pixels; all states take the same. */
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

/**
 * The surroundings of a chart: its title, states, legend and table. It takes
 * the same room whatever the state, so nothing jumps when data arrives.
 *
 * @public
 */
export function ChartFrame(props: ChartFrameProps) {
  const { title, subtitle, headingLevel = 3, state, height } = props;
  const { t } = useTranslationRef(chartsTranslationRef);
  const titleId = useId();
  const [asTable, setAsTable] = useState(false);
  const data = state.status === 'ready' ? state.data : undefined;
  const loading = state.status === 'loading';

  const renderBody = () => {
    switch (state.status) {
      case 'loading':
        return <Skeleton height={height} />;
      case 'ready':
        return asTable ? (
          <DataTable
            caption={title}
            data={state.data}
            newestFirst={props.newestFirst ?? false}
          />
        ) : (
          props.children(state.data)
        );
      default:
        return <ChartMessage state={state} />;
    }
  };

  return (
    <figure className={styles.frame} aria-labelledby={titleId}>
      <header className={styles.header}>
        <div className={styles.titles}>
          <Text
            as={`h${headingLevel}`}
            id={titleId}
            variant="body-medium"
            weight="bold"
          >
            {loading ? t('state.loading') : title}
          </Text>
          {subtitle && (
            <Text as="p" variant="body-small" color="secondary">
              {subtitle}
            </Text>
          )}
        </div>
        {data && (
          <ToggleButton
            className={styles.tools}
            isSelected={asTable}
            onChange={setAsTable}
            iconStart={<RiTable2 />}
            aria-label={t('table.toggleHint')}
          >
            {t('table.toggle')}
          </ToggleButton>
        )}
      </header>
      {props.legend && data && <Legend data={data} />}
      <div
        className={styles.body}
        style={asTable && data ? { maxHeight: height } : { height }}
        aria-busy={loading}
      >
        {renderBody()}
      </div>
      {state.status === 'ready' && state.notice && (
        <Text
          as="p"
          variant="body-small"
          color="secondary"
          className={styles.notice}
        >
          {state.notice}
        </Text>
      )}
    </figure>
  );
}
