import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { getContrastRatio, Theme } from '@material-ui/core/styles';
import { Colors, darkColors, lightColors } from './colors';
import { cssVariables } from './cssVariables';
import { unifiedTheme } from './unifiedTheme';

/** WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (graphics, controls). */
const readable = 4.5;
const visible = 3;

type Pair = readonly [what: string, foreground: string, background: string];

const tooFaint = (pairs: Pair[], minimum: number) =>
  pairs
    .map(([what, foreground, background]) => ({
      what,
      foreground,
      background,
      ratio: getContrastRatio(foreground, background),
    }))
    .filter(({ ratio }) => ratio < minimum);

const chartColors = (mode: Colors['mode']): Pair[] => {
  const charts = dirname(require.resolve('@pitstop/charts/package.json'));
  const css = readFileSync(join(charts, 'src/theme/tokens.css'), 'utf8');
  const block = css.slice(css.indexOf(`[data-theme-mode='${mode}']`));
  return [...block.slice(0, block.indexOf('}')).matchAll(/(--[\w-]+): (#\w+)/g)]
    .map(([, name, color]) => [name, color] as const)
    .flatMap(([name, color]) =>
      (mode === 'dark' ? darkColors : lightColors).surfaces
        .slice(0, 2)
        .map(surface => [name, color, surface] as const),
    );
};

describe.each([lightColors, darkColors])('the $mode theme', colors => {
  const variables = cssVariables(colors);
  const variable = (name: string) => {
    const value = variables[`--bui-${name}`];
    expect(value).toMatch(/^#[0-9A-F]{6}$/);
    return value;
  };
  const backgrounds = [
    'bg-app',
    'bg-neutral-1',
    'bg-neutral-2',
    'bg-neutral-3',
    'bg-neutral-4',
  ];
  const onEveryBackground = (names: string[]): Pair[] =>
    names.flatMap(name =>
      backgrounds.map(
        background =>
          [
            `${name} on ${background}`,
            variable(name),
            variable(background),
          ] as const,
      ),
    );
  const tones = ['positive', 'negative', 'warning', 'announcement'];

  it('shows text on every background', () => {
    expect(
      tooFaint(
        onEveryBackground([
          'fg-primary',
          'fg-secondary',
          ...tones.map(tone => `fg-${tone}`),
          'fg-success',
          'fg-danger',
          'fg-warning',
          'fg-info',
        ]),
        readable,
      ),
    ).toEqual([]);
  });

  it('shows links on every background', () => {
    expect(
      tooFaint(
        [colors.app, ...colors.surfaces].flatMap(background => [
          ['link', colors.link, background] as const,
          ['hovered link', colors.linkHover, background] as const,
        ]),
        readable,
      ),
    ).toEqual([]);
  });

  it('shows what is written on buttons and on coloured areas', () => {
    expect(
      tooFaint(
        [
          ['accent-fg', 'accent-bg'],
          ['accent-fg', 'accent-bg-hover'],
          ['fg-solid', 'bg-solid'],
          ['fg-solid', 'bg-solid-hover'],
          ['fg-solid', 'bg-solid-pressed'],
          ...tones.flatMap(tone => [
            [`${tone}-fg`, `${tone}-bg`],
            [`${tone}-fg`, `${tone}-bg-hover`],
            [`${tone}-fg-subdued`, `${tone}-bg-subdued`],
            [`${tone}-fg-subdued`, `${tone}-bg-subdued-hover`],
          ]),
          ...['success', 'danger', 'warning', 'info'].map(tone => [
            `fg-${tone}-on-bg`,
            `bg-${tone}`,
          ]),
        ].map(
          ([on, area]) =>
            [`${on} on ${area}`, variable(on), variable(area)] as const,
        ),
        readable,
      ),
    ).toEqual([]);
  });

  it('shows the edges of controls and what has the focus', () => {
    expect(
      tooFaint(
        onEveryBackground(['border-2', 'ring']).filter(
          ([what]) => !/neutral-4$/.test(what),
        ),
        visible,
      ),
    ).toEqual([]);
  });

  it('shows the navigation', () => {
    const { background, hover, text, selectedText, indicator } =
      colors.navigation;
    expect(
      tooFaint(
        [
          ['item', text, background],
          ['hovered item', text, hover],
          ['selected item', selectedText, background],
          ['hovered selected item', selectedText, hover],
          ['indicator', indicator, background],
        ],
        readable,
      ),
    ).toEqual([]);
  });

  it('shows the marks of charts on its cards', () => {
    const marks = chartColors(colors.mode);
    expect(marks.length).toBeGreaterThan(0);
    expect(tooFaint(marks, visible)).toEqual([]);
  });

  it('gives MUI components readable text too', () => {
    const { palette } = unifiedTheme(colors).getTheme('v4') as Theme;
    const named = [
      'primary',
      'secondary',
      'error',
      'warning',
      'info',
      'success',
    ];
    expect(
      tooFaint(
        [
          ['text', palette.text.primary, palette.background.paper],
          [
            'secondary text',
            palette.text.secondary,
            palette.background.default,
          ],
          ['subtle text', palette.textSubtle, palette.background.default],
          ['error text', palette.errorText, palette.errorBackground],
          ['warning text', palette.warningText, palette.warningBackground],
          ['info text', palette.infoText, palette.infoBackground],
          ['banner', palette.banner.text, palette.banner.info],
          ['error banner', palette.banner.text, palette.banner.error],
          ...Object.entries(palette)
            .filter(([name]) => named.includes(name))
            .map(
              ([name, color]) =>
                [name, color.contrastText, color.main] as const,
            ),
        ],
        readable,
      ),
    ).toEqual([]);
  });
});
