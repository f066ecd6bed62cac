import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chartTones } from './tones';
import {
  colorVisions,
  contrast,
  parseColor,
  seenDistance,
  type LinearRgb,
} from '../__testUtils__/colorVision';

const css = readFileSync(resolve(__dirname, 'tokens.css'), 'utf8');

function paletteOf(theme: 'light' | 'dark'): Array<[string, LinearRgb]> {
  const block = css.split(`[data-theme-mode='${theme}'] {`)[1].split('}')[0];
  return Array.from(
    block.matchAll(/(--pitstop-chart-\d): (#[0-9a-f]{6});/g),
    ([, name, color]) => [name, parseColor(color)],
  );
}

/** The lightest and darkest surfaces a chart may lie on. */
const surfaces = {
  light: ['#ffffff', '#f5f5f5'],
  dark: ['#121212', '#424141'],
};

describe.each(['light', 'dark'] as const)('chart colours, %s theme', theme => {
  const palette = paletteOf(theme);

  it('has a value for every tone', () => {
    // The neutral one is the theme's own colour of text.
    const { neutral, ...tones } = chartTones;
    expect(neutral).toBe('var(--bui-fg-secondary)');
    expect(palette.map(([name]) => `var(${name})`)).toEqual(
      Object.values(tones),
    );
  });

  it.each(surfaces[theme])('stand 3:1 off %s (WCAG 1.4.11)', surface => {
    for (const [name, color] of palette) {
      expect({
        name,
        stands: contrast(color, parseColor(surface)) >= 3,
      }).toEqual({ name, stands: true });
    }
  });

  it.each(Object.keys(colorVisions))('can be told apart with %s', vision => {
    for (const [index, [name, color]] of palette.entries()) {
      for (const [otherName, other] of palette.slice(index + 1)) {
        const distance = seenDistance(color, other, colorVisions[vision]);
        expect({ name, otherName, apart: distance >= 0.1 }).toEqual({
          name,
          otherName,
          apart: true,
        });
      }
    }
  });
});
