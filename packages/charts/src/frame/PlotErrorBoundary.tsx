import { Component, type ReactNode } from 'react';
import { ChartMessage } from './ChartMessage';

interface PlotErrorBoundaryProps {
  title: string;
  description: string;
  children: ReactNode;
}

/**
 * Keeps a plot that cannot be loaded or drawn (its chunk is gone after an
 * upgrade, say) from taking the page with it: the table still has the numbers.
 */
export class PlotErrorBoundary extends Component<
  PlotErrorBoundaryProps,
  { failed: boolean }
> {
  static getDerivedStateFromError() {
    return { failed: true };
  }

  state = { failed: false };

  render() {
    const { title, description, children } = this.props;
    return this.state.failed ? (
      <ChartMessage state={{ status: 'failed', title, description }} />
    ) : (
      children
    );
  }
}
