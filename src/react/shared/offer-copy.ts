import type { CopyWords } from './copy-words.js';

/** Opens a dialog with the selected text. When the user has copied it, the dialog closes and the focus returns. */
export function offerCopy(text: string, { copyFailed, close }: CopyWords): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'persona-root persona-copy-dialog';
  dialog.setAttribute('aria-label', copyFailed);
  const field = document.createElement('textarea');
  field.readOnly = true;
  field.rows = 8;
  field.value = text;
  field.setAttribute('aria-label', copyFailed);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'persona-button persona-button-quiet';
  button.textContent = close;
  dialog.append(field, button);
  const remove = () => {
    dialog.close();
    dialog.remove();
  };
  button.addEventListener('click', remove);
  dialog.addEventListener('cancel', remove);
  dialog.addEventListener('keydown', (event) => {
    // Escape closes only the dialog and does not interrupt an answer.
    if (event.key === 'Escape') event.stopPropagation();
  });
  // Waits until the browser has copied the selection.
  field.addEventListener('copy', () => setTimeout(remove));
  placeFor().append(dialog);
  dialog.showModal();
  field.focus();
  field.select();
}

/**
 * Returns the container for the dialog: the part with the clicked button, whose colours the dialog inherits. It is
 * removed with the part.
 */
const placeFor = (): Element =>
  document.activeElement?.closest('.persona-root') ??
  document.querySelector('.persona-root') ??
  document.body;
