/** Holds the SDK's session request until the test answers it. */
export function holdSessionRequest() {
  const original = globalThis.fetch;
  let arrive!: () => void;
  let release!: () => void;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  let answered: Promise<unknown> = Promise.resolve();
  globalThis.fetch = (input, init) => {
    if (!(input as string).includes('/engine/session')) return original(input, init);
    globalThis.fetch = original;
    arrive();
    const response = released.then(() => original(input, init));
    answered = response.then(() => undefined);
    return response;
  };
  return {
    arrived,
    answer: async () => {
      release();
      await answered;
    },
  };
}
