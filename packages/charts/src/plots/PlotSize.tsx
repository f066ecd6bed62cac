import type { ReactElement } from 'react';
import { ResponsiveContainer } from 'recharts';

interface PlotSizeProps {
  heightPixels: number;
  widthPixels?: number;
  children: ReactElement;
}

/** Fills the width there is; takes a given one where nothing can be measured. */
export function PlotSize(props: PlotSizeProps) {
  return (
    <ResponsiveContainer
      width={props.widthPixels ?? '100%'}
      height={props.heightPixels}
    >
      {props.children}
    </ResponsiveContainer>
  );
}
