import type { ErrorDisplayProps } from '@backstage/frontend-plugin-api';
import { Box } from '@backstage/ui';
import { BrokenState } from './BrokenState';
import { ErrorDetails } from './ErrorDetails';
import { isUnloadedCode } from './isUnloadedCode';
import { UnloadedCodeState } from './UnloadedCodeState';

/** Stands where a page, a tab or a card could not be shown. */
export const ErrorView = ({ plugin, error, resetError }: ErrorDisplayProps) => {
  const details = <ErrorDetails plugin={plugin} error={error} />;
  return (
    <Box p="4">
      {isUnloadedCode(error) ? (
        <UnloadedCodeState>{details}</UnloadedCodeState>
      ) : (
        <BrokenState error={error} onRetry={resetError}>
          {details}
        </BrokenState>
      )}
    </Box>
  );
};
