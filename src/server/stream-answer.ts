import type { CompletionRun } from './completion-run.js';
import { CompletionStream, type CompletionStreamOptions } from './completion-stream.js';

/**
 * Returns the response for a run, which streams as the run writes it. Waits for the first part or the first keep-alive,
 * so that an error before that can have its own status.
 * @throws Refusal as `CompletionRun.next` does
 */
export async function streamAnswer(
  run: CompletionRun,
  options: Omit<CompletionStreamOptions, 'first'>,
  contentType = 'text/event-stream; charset=utf-8',
): Promise<Response> {
  const first = run.next();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, options.keepAliveMs);
  });
  await Promise.race([first, patience]).finally(() => clearTimeout(timer));
  const { body } = new CompletionStream(run, { ...options, first });
  return new Response(body, {
    headers: {
      // `no-transform` prevents compression from buffering the events, and `x-accel-buffering` prevents nginx from
      // buffering them.
      'cache-control': 'no-store, no-transform',
      'content-type': contentType,
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    },
  });
}
