import { useState } from 'react';
import { parseDate } from '@internationalized/date';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  DatePicker,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
  TextField,
} from '@backstage/ui';
import type { Annotation } from '@pitstop/plugin-ledger-common';
import { useReason } from '@pitstop/states';
import { ledgerTranslationRef } from '../translation';

/** What is written down before it has a place in the list. */
export type Remark = Omit<Annotation, 'id'>;

/** As much as the backend takes. */
const longestText = 200;

interface AnnotationDialogProps {
  title: string;
  remark: Remark;
  onSave: (remark: Remark) => Promise<void>;
  onClose: () => void;
}

/** Where a remark is written, or put right. */
export function AnnotationDialog(props: AnnotationDialogProps) {
  const { title, remark, onSave, onClose } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const reasonOf = useReason();
  const [date, setDate] = useState(remark.date);
  const [text, setText] = useState(remark.text);
  const [failure, setFailure] = useState<Error>();
  const [isSaving, setSaving] = useState(false);
  const written = text.trim();

  const save = async () => {
    setSaving(true);
    try {
      await onSave({ date, text: written });
      onClose();
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
      setSaving(false);
    }
  };

  return (
    <Dialog isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <DatePicker
            label={t('annotations.date')}
            value={parseDate(date)}
            onChange={picked => picked && setDate(picked.toString())}
          />
          <TextField
            label={t('annotations.text')}
            description={t('annotations.textHelp')}
            value={text}
            maxLength={longestText}
            onChange={setText}
            // What one came here for.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
          />
          {failure && (
            <Text as="p" role="alert">
              {t('annotations.failed', { reason: reasonOf(failure) })}
            </Text>
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('annotations.cancel')}
        </Button>
        <Button
          variant="primary"
          isDisabled={written === ''}
          isPending={isSaving}
          onPress={save}
        >
          {t('annotations.save')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
