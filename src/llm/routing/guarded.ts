/** Ignores errors of a callback of the app. */
export function guarded(callback: () => void): void {
  try {
    callback();
  } catch (error) {
    console.error(error);
  }
}
