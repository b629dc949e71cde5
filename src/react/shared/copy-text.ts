/** Puts a text on the clipboard. Returns whether it is there: a page may not be allowed to. */
export async function copyText(text: string): Promise<boolean> {
  const { clipboard } = navigator as { clipboard?: Clipboard };
  try {
    await clipboard?.writeText(text);
    if (clipboard) return true;
  } catch {
    // A frame without the permission for the clipboard may still copy as a key does.
  }
  return copyAsByKey(text);
}

function copyAsByKey(text: string): boolean {
  let isCopied = false;
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    isCopied = true;
  };
  document.addEventListener('copy', give, { capture: true });
  // oxlint-disable-next-line typescript/no-deprecated -- what replaces it was refused
  const isAllowed = document.execCommand?.('copy');
  document.removeEventListener('copy', give, { capture: true });
  return isAllowed && isCopied;
}
