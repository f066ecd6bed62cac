/** What a message is about; each tone has the four colours of {@link Tone}. */
export type ToneName = 'positive' | 'negative' | 'warning' | 'announcement';

/** A colour with a meaning, as text, as a filled area and as a tinted one. */
export interface Tone {
  /** Text and icons on any of the backgrounds. */
  text: string;
  fill: string;
  fillHover: string;
  onFill: string;
  tint: string;
  tintHover: string;
  onTint: string;
  border: string;
}

/**
 * The colours of one mode: the only place where they are written down. MUI
 * components get them as a palette, Backstage UI components as CSS variables.
 */
export interface Colors {
  mode: 'light' | 'dark';
  /** Behind everything. */
  app: string;
  /** Surfaces by depth of nesting, outermost first. */
  surfaces: readonly [string, string, string, string];
  border: string;
  /** Edges that one must see to use a control. */
  controlBorder: string;
  text: string;
  textSecondary: string;
  textDisabled: string;
  link: string;
  linkHover: string;
  focusRing: string;
  accent: string;
  accentHover: string;
  accentPressed: string;
  accentDisabled: string;
  onAccent: string;
  onAccentDisabled: string;
  /** What stands out among things in the accent colour. */
  emphasis: string;
  onEmphasis: string;
  highlight: string;
  tones: Record<ToneName, Tone>;
  navigation: {
    background: string;
    hover: string;
    text: string;
    selectedText: string;
    indicator: string;
  };
}

/** The yellow and the black of the logo. */
export const brandColors = { signal: '#FFC629', asphalt: '#14181F' } as const;

export const lightColors: Colors = {
  mode: 'light',
  app: '#F3F5F8',
  // Backstage UI alternates white and grey, so that nested areas stay apart.
  surfaces: ['#FFFFFF', '#F3F5F8', '#FFFFFF', '#F3F5F8'],
  border: '#DBE0E7',
  controlBorder: '#76808F',
  text: brandColors.asphalt,
  textSecondary: '#525C6B',
  textDisabled: '#9AA3AF',
  link: '#1F4FC4',
  linkHover: '#163A92',
  focusRing: '#2350C5',
  accent: '#2350C5',
  accentHover: '#1A3F9F',
  accentPressed: '#15327F',
  accentDisabled: '#C5D0EE',
  onAccent: '#FFFFFF',
  onAccentDisabled: '#5E6F9C',
  emphasis: '#2B3442',
  onEmphasis: '#FFFFFF',
  highlight: '#FFF3CF',
  tones: {
    positive: {
      text: '#12703A',
      fill: '#157A40',
      fillHover: '#0F6533',
      onFill: '#FFFFFF',
      tint: '#DDF4E5',
      tintHover: '#C9ECD5',
      onTint: '#0E5B2E',
      border: '#6DBB8B',
    },
    negative: {
      text: '#BC1E2D',
      fill: '#C5222F',
      fillHover: '#A71926',
      onFill: '#FFFFFF',
      tint: '#FCE4E6',
      tintHover: '#F8D0D4',
      onTint: '#971522',
      border: '#DE8088',
    },
    warning: {
      text: '#8A5000',
      fill: brandColors.signal,
      fillHover: '#F2B705',
      onFill: brandColors.asphalt,
      tint: '#FFF0CC',
      tintHover: '#FFE5A8',
      onTint: '#774500',
      border: '#D9A441',
    },
    announcement: {
      text: '#0B5FB0',
      fill: '#0B5FB0',
      fillHover: '#094D8F',
      onFill: '#FFFFFF',
      tint: '#E0EEFC',
      tintHover: '#CCE2FA',
      onTint: '#0A4A8A',
      border: '#74ABE0',
    },
  },
  navigation: {
    background: brandColors.asphalt,
    hover: '#2A313C',
    text: '#BAC3CF',
    selectedText: '#FFFFFF',
    indicator: brandColors.signal,
  },
};

export const darkColors: Colors = {
  mode: 'dark',
  app: '#101318',
  surfaces: ['#191D24', '#222832', '#2B323D', '#343D49'],
  border: '#333B47',
  controlBorder: '#8791A0',
  text: '#F3F5F8',
  textSecondary: '#B1BAC7',
  textDisabled: '#6B7480',
  link: '#A3BDFF',
  linkHover: '#C4D4FF',
  focusRing: '#9DB7FF',
  accent: '#9DB7FF',
  accentHover: '#B9CBFF',
  accentPressed: '#CBD8FF',
  accentDisabled: '#3A4666',
  onAccent: '#0E1630',
  onAccentDisabled: '#8894B4',
  emphasis: brandColors.signal,
  onEmphasis: brandColors.asphalt,
  highlight: '#4A3B10',
  tones: {
    positive: {
      text: '#63D491',
      fill: '#2FA866',
      fillHover: '#3CBD76',
      onFill: '#07160D',
      tint: '#11301F',
      tintHover: '#174029',
      onTint: '#93E5B4',
      border: '#2F7A4F',
    },
    negative: {
      text: '#FF9BA0',
      fill: '#D5363F',
      fillHover: '#C22B34',
      onFill: '#FFFFFF',
      tint: '#3C1519',
      tintHover: '#4E1C21',
      onTint: '#FFB7BB',
      border: '#8F3840',
    },
    warning: {
      text: '#FFC65C',
      fill: brandColors.signal,
      fillHover: '#FFD257',
      onFill: brandColors.asphalt,
      tint: '#38290A',
      tintHover: '#49360F',
      onTint: '#FFD584',
      border: '#85662A',
    },
    announcement: {
      text: '#8CC1FF',
      fill: '#1C68BF',
      fillHover: '#185AA6',
      onFill: '#FFFFFF',
      tint: '#112A4A',
      tintHover: '#173760',
      onTint: '#AFD4FF',
      border: '#35639B',
    },
  },
  navigation: {
    background: '#0A0C10',
    hover: '#252B35',
    text: '#BAC3CF',
    selectedText: '#FFFFFF',
    indicator: brandColors.signal,
  },
};
