import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReportViewProps } from '../delivery/ReportViewProps';
import { CourseCard } from '../metrics/CourseCard';
import { NoList } from '../metrics/NoList';
import { ledgerTranslationRef } from '../translation';
import { reviewCourse } from './reviewCourse';

/** How long pull requests wait for another pair of eyes, and how many get none. */
export function Review({ report, formats }: ReportViewProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <>
      <CourseCard
        title={t('review.title')}
        helpLabel={t('review.help')}
        definition={t('review.definition')}
        course={
          report?.review && reviewCourse(report, report.review, formats, t)
        }
        formats={formats}
      />
      <NoList />
    </>
  );
}
