import { expect, it } from 'vitest';
import { drawFace } from './face.js';
import { tintOf } from './paint.js';

const still = { time: 0, mouthOpen: 0, mouthWide: 0.6, blink: 0, gazeX: 0, brows: 0 };

function drawn(width: number, height: number, hue = 183) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const paint = canvas.getContext('2d') as CanvasRenderingContext2D;
  drawFace(paint, width, height, still, tintOf(hue));
  return (x: number, y: number) => [...paint.getImageData(width * x, height * y, 1, 1).data];
}

/** Returns the top of the hair in the middle column, as a fraction of the height. */
function headOf(width: number, height: number) {
  const at = drawn(width, height);
  const rows = Array.from({ length: 100 }, (_, row) => row / 100);
  const isDark = (y: number) =>
    at(0.5, y)
      .slice(0, 3)
      .every((value) => value < 110);
  return rows.find(isDark) ?? 1;
}

it.each([
  [576, 384],
  [384, 576],
  [256, 256],
  [720, 405],
])('shows the whole head and the clothes at %i × %i', (width, height) => {
  const at = drawn(width, height);
  const top = headOf(width, height);
  expect(top).toBeGreaterThan(0.08);
  expect(top).toBeLessThan(0.3);
  const [red = 0, green = 0, blue = 0] = at(0.5, 0.99);
  expect(green).toBeGreaterThan(red);
  expect(blue).toBeGreaterThan(red);
  // The room beside the head is bright.
  for (const side of [0.04, 0.96]) expect(Math.min(...at(side, 0.45))).toBeGreaterThan(120);
});

it('has clothes and a room of another colour with another hue, and the same face', () => {
  const [one, other] = [drawn(576, 384), drawn(576, 384, 20)];
  expect(one(0.5, 0.98)).not.toEqual(other(0.5, 0.98));
  expect(one(0.05, 0.05)).not.toEqual(other(0.05, 0.05));
  expect(one(0.5, 0.5)).toEqual(other(0.5, 0.5));
});
