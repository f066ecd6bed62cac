/**
 * Renders the favicon set from the logo's shapes into `public/`:
 *
 *     yarn workspace app icons [path of a Chromium or Chrome]
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Browser, chromium } from '@playwright/test';
import {
  chequeredLetter,
  octagon,
  plainLetter,
  slant,
} from '../src/modules/brand/shapes';
import { brandColors } from '../src/modules/theme/colors';
import { icoFile } from './icoFile';

const publicDirectory = join(__dirname, '..', 'public');

const sign = (letter: string) =>
  `<path d="${octagon}" fill="${brandColors.signal}"/>` +
  `<path d="${letter}" fill="${brandColors.asphalt}" fill-rule="evenodd" transform="translate(4.8 0) ${slant}"/>`;

const svg = (viewBox: string, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${content}</svg>`;

/** Fills its square: for browser tabs. */
const smallIcon = svg('4 4 56 56', sign(plainLetter));

/** Leaves the margin that systems cut off: for home screens. */
const appIcon = svg(
  '-13 -13 90 90',
  `<path d="M-13-13h90v90h-90z" fill="${brandColors.asphalt}"/>${sign(
    chequeredLetter,
  )}`,
);

const render = async (browser: Browser, source: string, size: number) => {
  const page = await browser.newPage({
    viewport: { width: size, height: size },
  });
  await page.setContent(
    `<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${source}`,
  );
  const image = await page.screenshot({ omitBackground: true });
  await page.close();
  return image;
};

async function main() {
  const browser = await chromium.launch({ executablePath: process.argv[2] });
  const write = (name: string, content: string | Buffer) =>
    writeFile(join(publicDirectory, name), content);

  await write('favicon.svg', `${smallIcon}\n`);
  await write('logo.svg', `${svg('0 0 64 64', sign(chequeredLetter))}\n`);
  await write(
    'favicon.ico',
    icoFile([
      { size: 16, png: await render(browser, smallIcon, 16) },
      { size: 32, png: await render(browser, smallIcon, 32) },
      { size: 48, png: await render(browser, smallIcon, 48) },
    ]),
  );
  await write('apple-touch-icon.png', await render(browser, appIcon, 180));
  await write('icon-192.png', await render(browser, appIcon, 192));
  await write('icon-512.png', await render(browser, appIcon, 512));
  await browser.close();
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
