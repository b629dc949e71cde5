import type { CompletionRun } from './completion-run.js';
import { CompletionStream, type CompletionStreamOptions } from './completion-stream.js';

/**
 * The response to a run, passed on as it is written. Waits for the first part or the first keep-alive, so that an earlier
 * error has its own status.
 * @throws Refusal as `CompletionRun.next`
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
      // `no-transform` prevents compression from buffering the events, `x-accel-buffering` prevents nginx from it.
      'cache-control': 'no-store, no-transform',
      'content-type': contentType,
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    },
  });
}
