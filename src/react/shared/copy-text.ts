import type { CopyWords } from './copy-words.js';

/**
 * Copies a text to the clipboard. If the page has no clipboard or may not use it, a dialog shows the selected text for
 * the user to copy.
 *
 * @returns whether it is on the clipboard
 */
export async function copyText(text: string, words: CopyWords): Promise<boolean> {
  const { clipboard } = navigator as { clipboard?: Clipboard };
  try {
    await clipboard?.writeText(text);
    if (clipboard) return true;
  } catch {
    // Without the clipboard permission, a frame may still run the copy command.
  }
  if (copyAsByKey(text)) return true;
  await import('./offer-copy.js').then(({ offerCopy }) => offerCopy(text, words)).catch(() => undefined);
  return false;
}

function copyAsByKey(text: string): boolean {
  let isCopied = false;
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    isCopied = true;
  };
  document.addEventListener('copy', give, { capture: true });
  // oxlint-disable-next-line typescript/no-deprecated -- its replacement was refused
  const isAllowed = document.execCommand?.('copy');
  document.removeEventListener('copy', give, { capture: true });
  return isAllowed && isCopied;
}
