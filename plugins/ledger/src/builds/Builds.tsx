import { Grid } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import type { ReportViewProps } from '../delivery/ReportViewProps';
import { CourseCard } from '../metrics/CourseCard';
import { ledgerTranslationRef } from '../translation';
import {
  durationCourse,
  redCourse,
  successCourse,
  type ReportWithBuilds,
} from './buildCourses';
import { PipelinesCard } from './PipelinesCard';

const courses = [
  { name: 'duration', toCourse: durationCourse },
  { name: 'success', toCourse: successCourse },
  { name: 'red', toCourse: redCourse },
] as const;

function hasBuilds(report?: DeliveryReport): report is ReportWithBuilds {
  return report?.builds !== undefined;
}

/** How long pipelines take, how often they succeed, how long they stay broken. */
export function Builds({ report, formats }: ReportViewProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <>
      <Grid.Root columns="12" gap="4">
        {courses.map(({ name, toCourse }) => (
          <Grid.Item key={name} colSpan={{ initial: '12', lg: '4' }}>
            <CourseCard
              title={t(`builds.${name}.title`)}
              helpLabel={t(`builds.${name}.help`)}
              definition={t(`builds.${name}.definition`)}
              course={
                hasBuilds(report) ? toCourse(report, formats, t) : undefined
              }
              formats={formats}
            />
          </Grid.Item>
        ))}
      </Grid.Root>
      <PipelinesCard pipelines={report?.builds?.pipelines} formats={formats} />
    </>
  );
}
