import type { ErrorDisplayProps } from '@backstage/frontend-plugin-api';
import { Box } from '@backstage/ui';
import { isUnreachable } from '@pitstop/states';
import { BrokenState } from './BrokenState';
import { ErrorDetails } from './ErrorDetails';
import { isUnloadedCode } from './isUnloadedCode';
import { UnloadedState } from './UnloadedState';

/** Stands where a page, a tab or a card could not be shown. */
export const ErrorView = ({ plugin, error, resetError }: ErrorDisplayProps) => {
  const details = <ErrorDetails plugin={plugin} error={error} />;
  return (
    <Box p="4">
      {isUnloadedCode(error) || isUnreachable(error) ? (
        <UnloadedState>{details}</UnloadedState>
      ) : (
        <BrokenState error={error} onRetry={resetError}>
          {details}
        </BrokenState>
      )}
    </Box>
  );
};
