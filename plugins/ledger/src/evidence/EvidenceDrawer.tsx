import { useState } from 'react';
import {
  Dialog,
  DialogBody,
  DialogHeader,
  Flex,
  Select,
  Text,
} from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Formats } from '@pitstop/charts';
import {
  evidenceOrders,
  type EvidenceMetric,
  type ReportHeader,
  type TimeRange,
} from '@pitstop/plugin-ledger-common';
import { ledgerTranslationRef } from '../translation';
import styles from './EvidenceDrawer.module.css';
import { EvidenceLink } from './EvidenceLink';
import { EvidenceList } from './EvidenceList';
import {
  captionOf,
  familyOf,
  isAboutTime,
  noteOf,
  type OpenEvidence,
} from './evidenceSearch';
import { useEvidencePages } from './useEvidencePages';
import { useOpenEvidence } from './useOpenEvidence';

interface EvidenceDrawerProps {
  name: string;
  /** What the numbers beside it are of. */
  report: ReportHeader;
  /** Of which part of the range a number is, where that differs. */
  rangeOf?: (metric: EvidenceMetric) => TimeRange;
  formats: Formats;
}

/** The facts behind a number, beside the page; there when the address says so. */
export function EvidenceDrawer(props: EvidenceDrawerProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { open, show, close } = useOpenEvidence();
  return (
    <Dialog
      className={styles.drawer}
      isOpen={open !== undefined}
      onOpenChange={isOpen => !isOpen && close()}
    >
      {open && (
        <>
          <DialogHeader>{t(`evidence.title.${open.metric}`)}</DialogHeader>
          <DialogBody>
            <Flex direction="column" gap="4">
              <Choices open={open} onChange={show} />
              <Facts {...props} open={open} />
            </Flex>
          </DialogBody>
        </>
      )}
    </Dialog>
  );
}

interface ChoicesProps {
  open: OpenEvidence;
  onChange(open: OpenEvidence): void;
}

function Choices({ open, onChange }: ChoicesProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const family = familyOf(open.metric);
  return (
    <div className={styles.choices}>
      {family.length > 1 && (
        <Select
          label={t('evidence.listed')}
          selectionMode="single"
          value={open.metric}
          onChange={chosen => {
            const metric = family.find(each => each === chosen);
            if (metric) {
              onChange({ ...open, metric });
            }
          }}
          options={family.map(metric => ({
            id: metric,
            label: t(`evidence.title.${metric}`),
          }))}
        />
      )}
      {isAboutTime(open.metric) && (
        <Select
          label={t('evidence.order')}
          selectionMode="single"
          value={open.order}
          onChange={chosen => {
            const order = evidenceOrders.find(each => each === chosen);
            if (order) {
              onChange({ ...open, order });
            }
          }}
          options={evidenceOrders.map(order => ({
            id: order,
            label: t(
              open.metric === 'adoption' && order === 'longest'
                ? 'evidence.quietest'
                : `evidence.${order}`,
            ),
          }))}
        />
      )}
    </div>
  );
}

/** What is not over yet is told up to now. */
function upToNow({ from, to }: TimeRange): TimeRange {
  return {
    from,
    to: new Date(Math.min(Date.parse(to), Date.now())).toISOString(),
  };
}

function Facts(props: EvidenceDrawerProps & { open: OpenEvidence }) {
  const { name, report, rangeOf, formats, open } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { scope } = report;
  // The range moves on with time; the list stands while it is read.
  const [range] = useState(() =>
    rangeOf ? upToNow(rangeOf(open.metric)) : report.range,
  );
  const pages = useEvidencePages(scope, open, range);
  const note = noteOf(open.metric);
  return (
    <>
      <Text as="p" variant="body-small" color="secondary">
        {t(`evidence.${captionOf(open.metric)}`, {
          name,
          span: formats.span({ start: range.from, end: range.to }),
          end: formats.instant(range.to),
        })}
      </Text>
      {note && (
        <Text as="p" variant="body-small" color="secondary">
          {t(`evidence.${note}`)}
        </Text>
      )}
      {open.pipeline !== undefined && (
        <Text as="p" variant="body-small" color="secondary">
          {t('evidence.ofPipeline', { pipeline: open.pipeline })}{' '}
          <EvidenceLink evidence={{ ...open, pipeline: undefined }}>
            {t('evidence.allPipelines')}
          </EvidenceLink>
        </Text>
      )}
      <EvidenceList
        {...pages}
        showRepository={scope.kind !== 'component'}
        formats={formats}
      />
    </>
  );
}
