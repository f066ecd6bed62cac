import type { Formats } from '@pitstop/charts';
import type { CodeReport, DeliveryReport } from '@pitstop/plugin-ledger-common';
import type { Course } from '../metrics/CourseCard';
import { peopleCourse } from '../metrics/peopleCourse';
import type { Translate } from '../translation';

/** How long pull requests took to be merged. */
export function mergeCourse(
  report: DeliveryReport,
  code: CodeReport,
  formats: Formats,
  t: Translate,
): Course {
  return peopleCourse({
    title: t('code.merge.title'),
    measured: code.timeToMerge,
    timeOf: ({ timeToMerge }) => timeToMerge,
    report,
    formats,
    t,
  });
}
