import { ChartFrame, type ChartProps } from '../frame/ChartFrame';
import { NavigablePlot } from '../navigation/NavigablePlot';
import { CalendarPlot } from '../plots/CalendarPlot';
import { calendarPixels } from '../plots/calendarSize';

/** @public */
export type CalendarChartProps = Omit<ChartProps, 'height'>;

/**
 * A cell per day, in columns of weeks from Monday to Sunday: the darker, the
 * more of the first series. Days with a sign carry it. The points are days, in
 * order and without gaps; their ids are calendar days such as `2026-03-02`, and
 * their ticks the months they lie in.
 *
 * @public
 */
export function CalendarChart(props: CalendarChartProps) {
  return (
    <ChartFrame {...props} height={calendarPixels} newestFirst>
      {data => (
        <NavigablePlot
          label={props.title}
          data={data}
          heightPixels={calendarPixels}
          plot={CalendarPlot}
          columnLength={7}
        />
      )}
    </ChartFrame>
  );
}
