import { UnifiedThemeOptions } from '@backstage/theme';
import { brandColors, Colors } from './colors';

/** Edges instead of shadows, which a dark background swallows. */
const flat = (colors: Colors) => ({
  boxShadow: 'none',
  border: `1px solid ${colors.border}`,
});

/** Where stock MUI components must look like their Backstage UI neighbours. */
export const components = (
  colors: Colors,
): UnifiedThemeOptions['components'] => ({
  BackstageHeader: {
    styleOverrides: {
      header: {
        boxShadow: 'none',
        backgroundColor: colors.surfaces[0],
        borderBottom: `1px solid ${colors.border}`,
      },
      subtitle: { color: colors.textSecondary },
      type: { color: colors.textSecondary },
    },
  },
  BackstageHeaderLabel: {
    styleOverrides: {
      label: { color: colors.textSecondary },
      value: { color: colors.text },
    },
  },
  MuiPaper: {
    styleOverrides: {
      root: { backgroundImage: 'unset' },
      rounded: { borderRadius: 8 },
      elevation1: flat(colors),
      elevation2: flat(colors),
    },
  },
  MuiTableCell: {
    styleOverrides: {
      root: {
        // Names may break at their hyphens, not between any two letters.
        overflowWrap: 'break-word',
        verticalAlign: 'middle',
        lineHeight: 1.25,
        // Eight columns of the catalog fit beside its filters.
        padding: '14px 8px 14px 12px',
        borderBottom: 0,
      },
      sizeSmall: { padding: '10px 10px 10px 16px' },
      head: {
        color: colors.textSecondary,
        fontWeight: 'normal',
        whiteSpace: 'nowrap',
      },
    },
  },
  CatalogReactUserListPicker: {
    styleOverrides: {
      root: {
        backgroundColor: colors.surfaces[0],
        border: `1px solid ${colors.border}`,
      },
      groupWrapper: { border: 0 },
    },
  },
  // The navigation, the only place with badges, is dark in both modes.
  MuiBadge: {
    styleOverrides: {
      colorSecondary: {
        backgroundColor: brandColors.signal,
        color: brandColors.asphalt,
      },
    },
  },
  MuiButton: {
    styleOverrides: {
      root: {
        textTransform: 'none',
        borderRadius: 6,
        fontWeight: 600,
        // A ripple alone is easily missed.
        '&.Mui-focusVisible': {
          outline: '2px solid currentColor',
          outlineOffset: -2,
        },
      },
    },
  },
  MuiTypography: {
    styleOverrides: {
      body2: {
        // Single words of the catalog's About card fit its narrow columns.
        'h2 + &': { fontSize: 12, letterSpacing: '-0.03em' },
      },
    },
  },
  MuiTab: {
    styleOverrides: {
      root: {
        textTransform: 'none',
        minHeight: 24,
        color: colors.textSecondary,
        '&:hover': { color: colors.text, background: 'transparent' },
      },
      textColorPrimary: { color: colors.textSecondary },
    },
  },
});
