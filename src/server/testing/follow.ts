/** Reads a body while it streams, and adds the chunks to `seen`. */
export function follow(response: Response) {
  const decoder = new TextDecoder();
  const reader = response.body!.getReader();
  const seen = { text: '', ended: false, error: undefined as unknown };
  const run = async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      seen.text += decoder.decode(value, { stream: true });
    }
  };
  const end = run().then(
    () => (seen.ended = true),
    (error: unknown) => (seen.error = error),
  );
  return { seen, reader, end };
}

/** Returns the data of the events in a text, parsed if it is JSON. Comments are omitted. */
export const eventsIn = (text: string): unknown[] =>
  text
    .split('\n\n')
    .filter((event) => event.startsWith('data: '))
    .map((event) => event.slice('data: '.length))
    .map((data) => (data === '[DONE]' ? data : (JSON.parse(data) as unknown)));

/** Returns the content of the chunks: the delta of each, or its finish reason. */
export const deltasIn = (text: string): unknown[] =>
  eventsIn(text).map((event) => {
    const choice = (event as { choices?: { delta: object; finish_reason: string | null }[] }).choices?.[0];
    return choice ? (choice.finish_reason ?? choice.delta) : event;
  });
