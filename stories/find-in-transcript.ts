import type { within } from 'storybook/test';

type Canvas = ReturnType<typeof within>;

/**
 * Matches the block of the transcript with these words. While the persona speaks, each word is an element of its own,
 * so the text alone would match only at the end of the speech.
 */
export const blockWith =
  (words: RegExp) =>
  (_: string, element: Element | null): boolean =>
    element?.matches('.persona-text-block') === true && words.test(element.textContent ?? '');

/**
 * Finds the block of the transcript with these words, which may be heard in part. The same words are in the captions,
 * and in the announcement at the end.
 */
export function findInTranscript(
  canvas: Canvas,
  words: RegExp,
  options: { readonly timeout: number },
): Promise<HTMLElement> {
  return canvas.findByText(blockWith(words), undefined, options);
}
