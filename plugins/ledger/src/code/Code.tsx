import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReportViewProps } from '../delivery/ReportViewProps';
import { CourseCard } from '../metrics/CourseCard';
import { NoList } from '../metrics/NoList';
import { ledgerTranslationRef } from '../translation';
import { mergeCourse } from './mergeCourse';
import { SizesCard } from './SizesCard';

/** How large pull requests are, and how long they wait to be merged. */
export function Code({ report, formats }: ReportViewProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <>
      <SizesCard code={report?.code} formats={formats} />
      <CourseCard
        title={t('code.merge.title')}
        helpLabel={t('code.merge.help')}
        definition={t('code.merge.definition')}
        course={report?.code && mergeCourse(report, report.code, formats, t)}
        formats={formats}
      />
      <NoList />
    </>
  );
}
