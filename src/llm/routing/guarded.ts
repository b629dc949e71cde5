/** Runs a callback from the app and ignores its errors. */
export function guarded(callback: () => void): void {
  try {
    callback();
  } catch (error) {
    console.error(error);
  }
}
