import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { SourceSetup } from '@pitstop/plugin-devhose-common';
import { Snippet } from '@pitstop/states';
import { devhoseTranslationRef } from '../translation';

const commands = {
  you: 'openssl rand -hex 32',
  'you-standard': 'echo "whsec_$(openssl rand -base64 32)"',
} as const;

/** Where the secret comes from. */
export function SecretHelp({
  madeBy,
}: {
  madeBy: SourceSetup['secretMadeBy'];
}) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  switch (madeBy) {
    case 'tool':
      return <Text>{t('setup.secretTool')}</Text>;
    case 'nobody':
      return <Text>{t('setup.secretNobody')}</Text>;
    default:
      return (
        <>
          <Text>
            {t(
              madeBy === 'you' ? 'setup.secretYou' : 'setup.secretYouStandard',
            )}
          </Text>
          <Snippet text={commands[madeBy]} />
        </>
      );
  }
}
