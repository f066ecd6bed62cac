/* eslint-disable @backstage/no-deprecated-bui-tokens -- Backstage UI still paints with them */
import { Colors, ToneName } from './colors';
import { fontFamily } from './typography';

const toneVariables = (name: ToneName, colors: Colors) => {
  const tone = colors.tones[name];
  return {
    [`--bui-fg-${name}`]: tone.text,
    [`--bui-${name}-bg`]: tone.fill,
    [`--bui-${name}-bg-hover`]: tone.fillHover,
    [`--bui-${name}-fg`]: tone.onFill,
    [`--bui-${name}-bg-subdued`]: tone.tint,
    [`--bui-${name}-bg-subdued-hover`]: tone.tintHover,
    [`--bui-${name}-fg-subdued`]: tone.onTint,
    [`--bui-${name}-border`]: tone.border,
  };
};

/**
 * The older names of the tones. Backstage UI calls them deprecated, yet its own
 * components still paint with them.
 */
const deprecatedToneVariables = (
  oldName: 'success' | 'danger' | 'warning' | 'info',
  name: ToneName,
  colors: Colors,
) => {
  const tone = colors.tones[name];
  return {
    [`--bui-bg-${oldName}`]: tone.tint,
    [`--bui-fg-${oldName}`]: tone.text,
    [`--bui-fg-${oldName}-on-bg`]: tone.onTint,
    [`--bui-border-${oldName}`]: tone.border,
  };
};

/**
 * The tokens of Backstage UI in our colours; those not named here keep the
 * library's value.
 */
export const cssVariables = (colors: Colors): Record<string, string> => ({
  '--bui-font-regular': fontFamily,
  '--bui-bg-app': colors.app,
  '--bui-bg-neutral-1': colors.surfaces[0],
  '--bui-bg-neutral-2': colors.surfaces[1],
  '--bui-bg-neutral-3': colors.surfaces[2],
  '--bui-bg-neutral-4': colors.surfaces[3],
  '--bui-border-1': colors.border,
  '--bui-border-2': colors.controlBorder,
  '--bui-fg-primary': colors.text,
  '--bui-fg-secondary': colors.textSecondary,
  '--bui-fg-disabled': colors.textDisabled,
  '--bui-ring': colors.focusRing,
  '--bui-accent-bg': colors.accent,
  '--bui-accent-bg-hover': colors.accentHover,
  '--bui-accent-bg-disabled': colors.accentDisabled,
  '--bui-accent-fg': colors.onAccent,
  '--bui-accent-fg-disabled': colors.onAccentDisabled,
  '--bui-bg-solid': colors.accent,
  '--bui-bg-solid-hover': colors.accentHover,
  '--bui-bg-solid-pressed': colors.accentPressed,
  '--bui-bg-solid-disabled': colors.accentDisabled,
  '--bui-fg-solid': colors.onAccent,
  '--bui-fg-solid-disabled': colors.onAccentDisabled,
  ...toneVariables('positive', colors),
  ...toneVariables('negative', colors),
  ...toneVariables('warning', colors),
  ...toneVariables('announcement', colors),
  ...deprecatedToneVariables('success', 'positive', colors),
  ...deprecatedToneVariables('danger', 'negative', colors),
  ...deprecatedToneVariables('warning', 'warning', colors),
  ...deprecatedToneVariables('info', 'announcement', colors),
});

/** A style sheet that puts the variables on the whole document. */
export const styleSheet = (colors: Colors): string => {
  const declarations = Object.entries(cssVariables(colors))
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
  // Backstage UI sets its values inside a cascade layer, on whatever carries a
  // mode: rules outside of layers win over it on the same elements. Its toasts
  // carry the other mode; ours don't dazzle who reads in the dark.
  return `:root,body,[data-theme-mode]{color-scheme:${colors.mode};${declarations}}`;
};
