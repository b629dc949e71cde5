import { note, type Finding } from './finding.js';
import type { Service } from './service.js';

/** Up to this difference (in ms) nothing fails, because a token is valid for longer. */
const TOLERATED_MS = 60_000;

/** A `fetch` that compares the `Date` of each response with this machine's clock. */
export function watchClock({ fetch: send, time }: Service) {
  let ahead: number | null = null;
  const watched: typeof fetch = async (input, init) => {
    const response = await send(input, init);
    const date = Date.parse(response.headers.get('date') ?? '');
    // The header has whole seconds, and is as old as the response took to arrive.
    if (!Number.isNaN(date)) ahead = time() - date;
    return response;
  };
  return {
    fetch: watched,
    /** How far this machine's clock is ahead of Anam's, in ms; `null` if no response had a date. */
    aheadMs: () => ahead,
  };
}

export function clockFinding(aheadMs: number | null): Finding[] {
  if (aheadMs === null || Math.abs(aheadMs) < TOLERATED_MS) return [];
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  return [
    note(
      `this machine’s clock is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} Anam’s`,
      'Set the clock: tokens are valid for a limited time.',
    ),
  ];
}
