import { defaultTypography } from '@backstage/theme';

/** The system's own font: nothing to download, nothing that jumps. */
export const fontFamily =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

export const typography = {
  ...defaultTypography,
  fontFamily,
  h1: { ...defaultTypography.h1, fontSize: 32 },
  h2: { ...defaultTypography.h2, fontSize: 28 },
  h3: { ...defaultTypography.h3, fontSize: 24 },
  h4: { ...defaultTypography.h4, fontSize: 22 },
  h5: { ...defaultTypography.h5, fontSize: 20 },
  h6: { ...defaultTypography.h6, fontSize: 18 },
};
