import { createUnifiedTheme, palettes, UnifiedTheme } from '@backstage/theme';
import { brandColors, Colors, ToneName } from './colors';
import { components } from './components';
import { fontFamily, typography } from './typography';

const tonePalette = (colors: Colors, name: ToneName) => ({
  main: colors.tones[name].fill,
  contrastText: colors.tones[name].onFill,
});

const palette = (colors: Colors) => ({
  ...palettes[colors.mode],
  background: { default: colors.app, paper: colors.surfaces[0] },
  text: {
    primary: colors.text,
    secondary: colors.textSecondary,
    disabled: colors.textDisabled,
  },
  primary: {
    main: colors.accent,
    dark: colors.accentHover,
    contrastText: colors.onAccent,
  },
  secondary: { main: colors.emphasis, contrastText: colors.onEmphasis },
  error: tonePalette(colors, 'negative'),
  warning: tonePalette(colors, 'warning'),
  info: tonePalette(colors, 'announcement'),
  success: tonePalette(colors, 'positive'),
  divider: colors.border,
  status: {
    ok: colors.tones.positive.text,
    warning: colors.tones.warning.text,
    error: colors.tones.negative.text,
    running: colors.tones.announcement.text,
    pending: colors.tones.warning.text,
    aborted: colors.textSecondary,
  },
  border: colors.border,
  textContrast: colors.text,
  textSubtle: colors.textSecondary,
  textVerySubtle: colors.controlBorder,
  highlight: colors.highlight,
  link: colors.link,
  linkHover: colors.linkHover,
  errorBackground: colors.tones.negative.tint,
  errorText: colors.tones.negative.onTint,
  warningBackground: colors.tones.warning.tint,
  warningText: colors.tones.warning.onTint,
  infoBackground: colors.tones.announcement.tint,
  infoText: colors.tones.announcement.onTint,
  gold: brandColors.signal,
  banner: {
    info: colors.tones.announcement.fill,
    error: colors.tones.negative.fill,
    warning: colors.tones.warning.fill,
    text: colors.tones.announcement.onFill,
    link: colors.tones.announcement.onFill,
    closeButtonColor: colors.tones.announcement.onFill,
  },
  navigation: {
    background: colors.navigation.background,
    indicator: colors.navigation.indicator,
    color: colors.navigation.text,
    selectedColor: colors.navigation.selectedText,
    navItem: { hoverBackground: colors.navigation.hover },
    submenu: { background: colors.navigation.hover },
  },
  pinSidebarButton: {
    icon: colors.navigation.background,
    background: colors.navigation.text,
  },
  tabbar: { indicator: colors.accent },
});

/** The theme of the MUI components that stock plugins are made of. */
export const unifiedTheme = (colors: Colors): UnifiedTheme =>
  createUnifiedTheme({
    palette: palette(colors),
    fontFamily,
    typography,
    defaultPageTheme: 'home',
    // Every page has the same plain head: the content is what differs.
    pageTheme: {
      home: {
        colors: [colors.surfaces[0]],
        shape: 'none',
        backgroundImage: 'none',
        fontColor: colors.text,
      },
    },
    components: components(colors),
  });
