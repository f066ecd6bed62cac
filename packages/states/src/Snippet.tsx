import { useEffect, useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { Button } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { statesTranslationRef } from './translation';
import styles from './Snippet.module.css';

const confirmationMilliseconds = 2000;

/** A few lines to copy. */
export function Snippet({ text }: { text: string }) {
  const { t } = useTranslationRef(statesTranslationRef);
  const [{ value, error }, copy] = useCopyToClipboard();
  const [confirming, setConfirming] = useState(false);
  const copied = confirming && value === text && !error;
  useEffect(() => {
    const timer = confirming
      ? setTimeout(() => setConfirming(false), confirmationMilliseconds)
      : undefined;
    return () => clearTimeout(timer);
  }, [confirming]);
  return (
    <div className={styles.snippet}>
      <pre className={styles.text}>
        <code>{text}</code>
      </pre>
      <Button
        size="small"
        variant="secondary"
        iconStart={copied ? <RiCheckLine /> : <RiFileCopyLine />}
        onPress={() => {
          copy(text);
          setConfirming(true);
        }}
      >
        {copied ? t('snippet.copied') : t('snippet.copy')}
      </Button>
    </div>
  );
}
