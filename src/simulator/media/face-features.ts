import { hair, shape, stroke, type Paint } from './paint.js';

/** The face at one moment. Values are between 0 and 1 unless stated otherwise. */
export interface FacePose {
  /** Seconds since the session began; they drive breathing and swaying. */
  readonly time: number;
  readonly mouthOpen: number;
  /** From rounded, as for "o" (0), to wide, as for "e" (1). */
  readonly mouthWide: number;
  readonly blink: number;
  /** Where the eyes look, −1 to 1. */
  readonly gazeX: number;
  readonly brows: number;
  /** How far the corners of the mouth go up (1) or down (−1), in addition to the rest. @default 0 */
  readonly smile?: number;
}

export function eyes(paint: Paint, pose: FacePose): void {
  const open = 1 - pose.blink;
  for (const side of [-1, 1]) {
    const x = side * 7.4;
    paint.save();
    paint.beginPath();
    paint.ellipse(x, 46, 3.7, Math.max(0.12, 2.5 * open), 0, 0, Math.PI * 2);
    paint.fillStyle = '#fdfbf8';
    paint.fill();
    paint.clip();
    shape(paint, '#54748c', () => paint.arc(x + pose.gazeX * 0.9, 46.1, 2.05, 0, Math.PI * 2));
    shape(paint, '#1d2730', () => paint.arc(x + pose.gazeX * 0.9, 46.1, 1.05, 0, Math.PI * 2));
    shape(paint, 'rgba(255,255,255,.9)', () =>
      paint.arc(x + pose.gazeX * 0.9 + 0.7, 45.3, 0.5, 0, Math.PI * 2),
    );
    paint.restore();
    stroke(paint, hair.base, 0.75, () => {
      paint.moveTo(x - 3.9, 46.2);
      paint.quadraticCurveTo(x, 46 - 3.5 * open, x + 3.9, 46.2);
    });
    stroke(paint, hair.light, 1.05, () => {
      paint.moveTo(x - 4.2, 40.8 - pose.brows);
      paint.quadraticCurveTo(x + side * 0.6, 38.9 - pose.brows * 1.3, x + 4.2, 40.6 - pose.brows);
    });
  }
}

export function nose(paint: Paint): void {
  stroke(paint, 'rgba(160, 98, 70, .55)', 0.7, () => {
    paint.moveTo(-0.4, 49);
    paint.quadraticCurveTo(-2.3, 54.6, -1.7, 55.6);
    paint.quadraticCurveTo(0, 56.9, 1.9, 55.7);
  });
}

/** Draws the mouth. At rest it smiles slightly: its corners are above the middle. */
export function mouth(paint: Paint, { mouthOpen, mouthWide, smile = 0 }: FacePose): void {
  const half = 4.5 + 1.5 * mouthWide - 1.2 * mouthOpen * (1 - mouthWide);
  const drop = 2.5 * mouthOpen;
  const corner = 61.6 - 0.5 * (1 - mouthOpen) - 1.6 * smile;
  const middle = 62.6 + 0.7 * smile;
  const lower = middle + 1.3 + 1.7 * drop;
  if (mouthOpen > 0.05) {
    shape(paint, '#6d2b32', () => {
      paint.moveTo(-half, corner);
      paint.quadraticCurveTo(0, middle - 0.4, half, corner);
      paint.bezierCurveTo(half * 0.75, lower + drop * 0.35, -half * 0.75, lower + drop * 0.35, -half, corner);
    });
    shape(paint, '#fffaf5', () => {
      paint.moveTo(-half * 0.7, corner + 0.3);
      paint.quadraticCurveTo(0, middle - 0.2, half * 0.7, corner + 0.3);
      paint.quadraticCurveTo(0, middle + Math.min(1.3, drop * 0.6), -half * 0.7, corner + 0.3);
    });
  }
  stroke(paint, '#b4555a', 1.05, () => {
    paint.moveTo(-half, corner);
    paint.quadraticCurveTo(-half * 0.42, middle - 0.9, 0, middle - 0.35);
    paint.quadraticCurveTo(half * 0.42, middle - 0.9, half, corner);
  });
  stroke(paint, '#c4686a', 1.25, () => {
    paint.moveTo(-half * 0.96, corner + 0.2);
    paint.bezierCurveTo(
      -half * 0.6,
      lower + drop * 0.3,
      half * 0.6,
      lower + drop * 0.3,
      half * 0.96,
      corner + 0.2,
    );
  });
}
