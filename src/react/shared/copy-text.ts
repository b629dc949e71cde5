export interface CopyWords {
  readonly copyFailed: string;
  readonly close: string;
}

/**
 * Puts a text on the clipboard. Where a page may not do that, or has no clipboard, the text is offered in a dialog,
 * selected, for the user to copy.
 *
 * @returns whether it is on the clipboard
 */
export async function copyText(text: string, words: CopyWords): Promise<boolean> {
  const { clipboard } = navigator as { clipboard?: Clipboard };
  try {
    if (clipboard) {
      await clipboard.writeText(text);
      return true;
    }
  } catch {
    // A permissions policy, a refused permission, or a page in the background.
  }
  await import('./offer-copy.js').then(({ offerCopy }) => offerCopy(text, words)).catch(() => undefined);
  return false;
}
