/**
 * A random UUID, version 4. `crypto.randomUUID` is missing on pages that are not secure (a development server at an
 * address of the local network), where everything but the microphone works.
 */
export const uniqueId = (): string =>
  typeof crypto.randomUUID === 'function'
    ? crypto.randomUUID()
    : // 4 is the version; of the digit that is 8 two bits are the variant's.
      'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/[x8]/g, (digit) => {
        const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
        return (digit === 'x' ? random % 16 : 8 + (random % 4)).toString(16);
      });
