import type { within } from 'storybook/test';

type Canvas = ReturnType<typeof within>;

/**
 * The block of the transcript with these words, which may be heard in part. The same words are in the captions, and in
 * the announcement at the end.
 */
export function findInTranscript(
  canvas: Canvas,
  words: RegExp,
  options: { readonly timeout: number },
): Promise<HTMLElement> {
  const holds = (_: string, element: Element | null) =>
    element?.matches('.persona-text-block') === true && words.test(element.textContent ?? '');
  return canvas.findByText(holds, undefined, options);
}
