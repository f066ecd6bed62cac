import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
  Text,
} from '@backstage/ui';
import { devhoseTranslationRef } from '../translation';

type Confirmed = 'take' | 'return' | 'discard';

interface ConfirmedActionProps {
  action: Confirmed;
  isDisabled: boolean;
  onAct: (action: Confirmed) => void;
}

/** A button that says what it does before it does it. */
export function ConfirmedAction(props: ConfirmedActionProps) {
  const { action, isDisabled, onAct } = props;
  const { t } = useTranslationRef(devhoseTranslationRef);
  return (
    <DialogTrigger>
      <Button
        size="small"
        variant={action === 'take' ? 'primary' : 'secondary'}
        isDisabled={isDisabled}
      >
        {t(`interpretation.${action}`)}
      </Button>
      <Dialog>
        <DialogHeader>{t(`interpretation.${action}Title`)}</DialogHeader>
        <DialogBody>
          <Text as="p">{t(`interpretation.${action}Help`)}</Text>
        </DialogBody>
        <DialogFooter>
          <Button slot="close" variant="secondary">
            {t('interpretation.keep')}
          </Button>
          <Button
            slot="close"
            variant="primary"
            destructive={action === 'discard'}
            onPress={() => onAct(action)}
          >
            {t(`interpretation.${action}`)}
          </Button>
        </DialogFooter>
      </Dialog>
    </DialogTrigger>
  );
}
