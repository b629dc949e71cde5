import { afterEach, describe, expect, it } from 'vitest';
import 'anam-react/styles.css';
import 'anam-react/looks.css';

afterEach(() => document.body.replaceChildren());

const looks = [null, 'slate', 'paper', 'grape'];
const themes = ['light', 'dark'];

/** Reads a private colour as the browser resolves it. */
function colours(look: string | null, theme: string) {
  const around = document.createElement('div');
  around.dataset['personaTheme'] = theme;
  if (look !== null) around.dataset['personaLook'] = look;
  const root = document.createElement('div');
  root.className = 'persona-root';
  around.append(root);
  document.body.append(around);
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no canvas.');
  return (name: string) => {
    root.style.color = `var(--_${name})`;
    // As pixels, because mixed colours are computed in other colour spaces.
    context.fillStyle = getComputedStyle(root).color;
    context.fillRect(0, 0, 1, 1);
    return Array.from(context.getImageData(0, 0, 1, 1).data).slice(0, 3);
  };
}

/** Returns the contrast ratio of two colours (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
function contrast(one: readonly number[], other: readonly number[]): number {
  const luminance = (colour: readonly number[]) => {
    const [r = 0, g = 0, b = 0] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const texts = [
  ['text', 'background'],
  ['text', 'surface'],
  ['text', 'bubble'],
  ['text', 'danger-surface'],
  ['text', 'notice-surface'],
  ['muted', 'background'],
  ['muted', 'surface'],
  ['muted', 'bubble'],
  ['accent', 'background'],
  ['accent', 'surface'],
  ['on-accent', 'accent'],
  ['danger', 'background'],
  ['danger', 'danger-surface'],
] as const;

describe.each(looks.flatMap((look) => themes.map((theme) => [look, theme] as const)))(
  'the look %s, %s',
  (look, theme) => {
    it('can be read: every text has a contrast of 4.5 at the least', () => {
      const colour = colours(look, theme);
      const low = texts
        .map(([text, ground]) => [`${text} on ${ground}`, contrast(colour(text), colour(ground))] as const)
        .filter(([, ratio]) => ratio < 4.5);
      expect(low).toEqual([]);
    });

    it('is itself: no two have one background and one accent', () => {
      const colour = colours(look, theme);
      const usual = colours(null, theme);
      expect(look === null || String(colour('accent')) !== String(usual('accent'))).toBe(true);
    });
  },
);

it('a token of the app wins over a look', () => {
  const colour = colours('paper', 'light');
  (document.querySelector('[data-persona-look]') as HTMLElement).style.setProperty(
    '--persona-accent',
    '#010203',
  );
  expect(colour('accent')).toEqual([1, 2, 3]);
});

it.each([
  ['compact', '14px'],
  ['spacious', '17px'],
])('the density %s sets the size of the text', (density, size) => {
  colours(null, 'light');
  const around = document.body.firstElementChild as HTMLElement;
  around.dataset['personaDensity'] = density;
  expect(getComputedStyle(around.firstElementChild as Element).fontSize).toBe(size);
});
