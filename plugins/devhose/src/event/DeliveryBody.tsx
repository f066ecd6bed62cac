import { useEffect, useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Text } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { Snippet } from '@pitstop/states';
import { devhoseTranslationRef } from '../translation';
import { readableBody } from './readableBody';

interface DeliveryBodyProps {
  body: Blob;
  /** Of the file it can be kept as. */
  name: string;
}

/** What a tool sent: readable where it is text, and as a file. */
export function DeliveryBody({ body, name }: DeliveryBodyProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const { value: text, loading } = useAsync(() => readableBody(body), [body]);
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const created = URL.createObjectURL(body);
    setAddress(created);
    return () => URL.revokeObjectURL(created);
  }, [body]);
  return (
    <>
      {text !== undefined && <Snippet text={text} />}
      {text === undefined && !loading && (
        <Text color="secondary">{t('delivery.binary')}</Text>
      )}
      {address && (
        <div>
          <ButtonLink
            href={address}
            download={name}
            size="small"
            variant="secondary"
            iconStart={<RiDownloadLine />}
          >
            {t('delivery.download')}
          </ButtonLink>
        </div>
      )}
    </>
  );
}
