import type { CopyWords } from './copy-words.js';

/** A dialog with the text selected in it. It closes once the user has copied it, and the focus goes back. */
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
    // Only this is closed: no answer is interrupted by it.
    if (event.key === 'Escape') event.stopPropagation();
  });
  // After the browser has taken the selection.
  field.addEventListener('copy', () => setTimeout(remove));
  placeFor().append(dialog);
  dialog.showModal();
  field.focus();
  field.select();
}

/** Beside what was clicked: it has the colours of that, and goes when that goes. */
const placeFor = (): Element =>
  document.activeElement?.closest('.persona-root') ??
  document.querySelector('.persona-root') ??
  document.body;
