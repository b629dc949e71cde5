/** A callback of the app that throws changes nothing here. */
export function guarded(callback: () => void): void {
  try {
    callback();
  } catch (error) {
    console.error(error);
  }
}
