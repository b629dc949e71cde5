// Combines pictures on one sheet: a row for each state, a column for each width.
import { rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** @typedef {{ file: string, name: string, width: number, height: number, theme: 'light' | 'dark' }} Shot */

/** The height of every picture on a sheet, in pixels. */
const HEIGHT = 420;

/**
 * @param {import('playwright').Page} page
 * @param {string} title
 * @param {readonly Shot[]} shots
 * @param {string} path
 */
export async function writeSheet(page, title, shots, path) {
  const names = [...new Set(shots.map(({ name }) => name))];
  const rows = names.flatMap((name) =>
    /** @type {const} */ (['light', 'dark']).map((theme) => {
      const ofRow = shots.filter((shot) => shot.name === name && shot.theme === theme);
      return `<h2>${name}, ${theme}</h2><div class="row">${ofRow.map(figure).join('')}</div>`;
    }),
  );
  const source = `${path}.html`;
  writeFileSync(
    source,
    `<!doctype html><meta charset="utf-8"><style>${style}</style><h1>${title}</h1>${rows.join('')}`,
  );
  await page.goto(pathToFileURL(source).href);
  await page.locator('body').screenshot({ path });
  rmSync(source);
}

/** @param {Shot} shot */
const figure = ({ file, width, height }) =>
  `<figure><img height="${HEIGHT}" width="${Math.round((HEIGHT * width) / height)}" src="${pathToFileURL(file).href}"><figcaption>${width} × ${height}</figcaption></figure>`;

const style = `
  body { margin: 0; padding: 16px; width: max-content; background: #8a8f94; font: 13px system-ui; color: #000 }
  h1 { margin: 0; font-size: 20px } h2 { margin: 14px 0 4px; font-size: 14px }
  .row { display: flex; gap: 12px } figure { margin: 0 } img { display: block } figcaption { margin-top: 2px }`;
