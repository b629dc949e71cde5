/**
 * Presses the button with this name as soon as it exists. Unlike a user's click, this is not a gesture for the browser.
 */
export async function press(name: string, root: ParentNode = document): Promise<HTMLElement> {
  const button = await whenThere(() => findButton(name, root), root).catch(() => {
    throw new Error(`There is no button "${name}".`);
  });
  const opened =
    button.getAttribute('aria-expanded') === 'false' ? button.getAttribute('aria-controls') : null;
  button.click();
  // Its code may have to load first.
  if (opened !== null) await whenThere(() => document.getElementById(opened) ?? undefined, root);
  return button;
}

function findButton(name: string, root: ParentNode): HTMLElement | undefined {
  return [...root.querySelectorAll<HTMLElement>('button')].find(
    (button) => (button.getAttribute('aria-label') ?? button.textContent) === name,
  );
}

/** Long enough for parts that are loaded on demand. */
const PATIENCE_MS = 15_000;

function whenThere(find: () => HTMLElement | undefined, root: ParentNode): Promise<HTMLElement> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      observer.disconnect();
      clearTimeout(timer);
      settle();
    };
    const look = () => {
      const found = find();
      if (found) end(() => resolve(found));
    };
    const observer = new MutationObserver(look);
    const timer = setTimeout(() => end(() => reject(new Error('timed out'))), PATIENCE_MS);
    observer.observe(root, { subtree: true, childList: true, attributes: true });
    look();
  });
}
