/**
 * Returns a random UUID, version 4. `crypto.randomUUID` is missing on insecure pages, for example on a development
 * server in the local network, where everything except the microphone works.
 */
export const uniqueId = (): string =>
  typeof crypto.randomUUID === 'function'
    ? crypto.randomUUID()
    : // The 4 is the version. Two bits of the digit 8 are the variant.
      'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/[x8]/g, (digit) => {
        const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
        return (digit === 'x' ? random % 16 : 8 + (random % 4)).toString(16);
      });
