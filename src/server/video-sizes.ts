import { fields, listOf, wholeNumber, type FieldCheck } from './field-check.js';
import type { JsonObject } from './read-json-body.js';
import { invalidRequest } from './refusal.js';

/** A size of the picture, in pixels. */
export interface VideoSize {
  readonly width: number;
  readonly height: number;
}

const sizes = listOf(fields({ width: wholeNumber(), height: wholeNumber() }));

export const videoSizesField: FieldCheck = (value, path) => {
  const problem = sizes(value, path);
  if (problem !== null) return problem;
  const isHalf = (value as readonly Partial<VideoSize>[]).some(({ width, height }) => !width || !height);
  return isHalf ? `\`${path}\` needs \`width\` and \`height\` in each size.` : null;
};

/**
 * Returns the session options for the first size of the shape that the page asked for, or `undefined` without one. The
 * page chooses no numbers.
 * @throws Refusal 400 `invalid-request`
 */
export function sizeFor(videoSizes: readonly VideoSize[], shape: unknown): JsonObject | undefined {
  if (shape === undefined) return undefined;
  if (shape !== 'portrait' && shape !== 'landscape') {
    throw invalidRequest('`shape` must be "portrait" or "landscape".');
  }
  const size = videoSizes.find(({ width, height }) => height > width === (shape === 'portrait'));
  return size && { videoWidth: size.width, videoHeight: size.height };
}

/** Matches refusals that may be about the size of the picture. */
export const namesSize = (words: string): boolean =>
  /video.?(?:width|height)|\bsize|dimension|resolution|aspect.?ratio/iu.test(words);
