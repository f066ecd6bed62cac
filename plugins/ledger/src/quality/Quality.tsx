import { Grid } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReportViewProps } from '../delivery/ReportViewProps';
import { CourseCard } from '../metrics/CourseCard';
import { ledgerTranslationRef } from '../translation';
import { FindingsCard } from './FindingsCard';
import { measureCourse } from './measureCourse';
import { ProjectsCard } from './ProjectsCard';

const measures = ['coverage', 'duplication', 'issues'] as const;

/** What static analysis says of the code, and what scanners found in it. */
export function Quality({ report, formats }: ReportViewProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const quality = report?.quality;
  return (
    <>
      <Grid.Root columns="12" gap="4">
        {measures.map(measure => (
          <Grid.Item key={measure} colSpan={{ initial: '12', lg: '4' }}>
            <CourseCard
              title={t(`quality.${measure}.title`)}
              helpLabel={t(`quality.${measure}.help`)}
              definition={t(`quality.${measure}.definition`)}
              course={
                report &&
                quality &&
                measureCourse({ measure, report, quality, formats, t })
              }
              formats={formats}
            />
          </Grid.Item>
        ))}
      </Grid.Root>
      <FindingsCard report={report} formats={formats} />
      <ProjectsCard quality={quality} formats={formats} />
    </>
  );
}
