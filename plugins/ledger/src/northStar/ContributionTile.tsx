import { parseEntityRef } from '@backstage/catalog-model';
import { Flex, Link, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  useEntityPresentation,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Sparkline, type Formats } from '@pitstop/charts';
import type { NorthStarReport } from '@pitstop/plugin-ledger-common';
import { writeEvidence } from '../evidence/evidenceSearch';
import { Tile } from '../home/Tile';
import { Trend } from '../metrics/Trend';
import { compare } from '../report/compare';
import { ledgerTranslationRef } from '../translation';
import type { ContributionCourse } from './contributions';

interface ContributionTileProps {
  course: ContributionCourse;
  report: NorthStarReport;
  formats: Formats;
}

/** What one company gives, against what it gave before. */
export function ContributionTile(props: ContributionTileProps) {
  const { course, report, formats } = props;
  const { contribution, average, averageBefore, before } = course;
  const { entityRef, deployments, weekly, adoption } = contribution;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const linkTo = useEntityRefLink();
  const { primaryTitle: name } = useEntityPresentation(entityRef);
  const delivery = `${linkTo(parseEntityRef(entityRef))}/delivery`;
  const day = formats.day(report.weeks[0].start);
  return (
    <Flex direction="column" gap="1">
      <Tile
        label={<Link href={delivery}>{name}</Link>}
        value={
          average === undefined
            ? t('noData')
            : t('contributions.average', { average: formats.average(average) })
        }
        trend={
          <Trend
            comparison={compare(average, averageBefore, 'up')}
            of="average"
            previousRange={before}
            formats={formats}
          />
        }
        sparkline={
          <Sparkline
            label={t('northStar.course', {
              name,
              day,
              values: weekly.map(each => formats.count(each)).join(', '),
            })}
            values={weekly}
            lastIncomplete={report.weeks.at(-1)?.incomplete}
            height={56}
          />
        }
      />
      <Text as="p" variant="body-small" color="secondary">
        {t('contributions.total', {
          day,
          count: deployments,
          formatted: formats.count(deployments),
        })}
        {adoption && (
          <>
            {' · '}
            <Link
              href={`${delivery}?${writeEvidence(new URLSearchParams(), {
                metric: 'adoption',
                order: 'longest',
              })}`}
              variant="body-small"
              color="secondary"
            >
              {t('northStar.adoptionHint', {
                deployed: formats.count(adoption.deployed),
                count: adoption.components,
                formatted: formats.count(adoption.components),
              })}
            </Link>
          </>
        )}
      </Text>
    </Flex>
  );
}
