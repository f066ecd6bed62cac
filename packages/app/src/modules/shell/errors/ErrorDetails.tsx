import {
  type ErrorDisplayProps,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Snippet } from '@pitstop/states';
import { appTranslationRef } from '../../../translation';

/** What whoever mends it wants to know, folded away from who only reads. */
export const ErrorDetails = ({
  plugin,
  error,
}: Pick<ErrorDisplayProps, 'plugin' | 'error'>) => {
  const { t } = useTranslationRef(appTranslationRef);
  const trace = error.stack ?? String(error);
  return (
    <details>
      <summary>{t('broken.details')}</summary>
      <Snippet text={plugin ? `Plugin ${plugin.pluginId}\n${trace}` : trace} />
    </details>
  );
};
