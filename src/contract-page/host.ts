import type { Entry } from '../contract/recording.js';
import type { Plan, SessionName } from '../contract/script.js';

/** What the page plays. */
export interface Task {
  readonly plans: readonly Plan[];
  /** The origin of Anam's API. */
  readonly api: string;
}

/** The command that serves this page. Its URLs start with the page's own, which contains a secret. */
export interface Host {
  readonly task: () => Promise<Task>;
  /** Returns a session token. Waits until the account has a free session. */
  readonly token: (session: SessionName) => Promise<string>;
  /** Rejects when the command has ended, which ends the session. */
  readonly report: (entries: readonly Entry[]) => Promise<void>;
  readonly done: (problem: string | null) => Promise<void>;
  /** Tells that the page is being closed. */
  readonly left: () => void;
}

export function hostAt(base: string, send: typeof fetch): Host {
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const response = await send(`${base}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const result = (await response.json()) as { readonly problem?: string };
    if (!response.ok) throw new Error(result.problem ?? `status ${response.status}`);
    return result;
  };
  return {
    task: () => post('task', {}) as Promise<Task>,
    token: async (session) => ((await post('token', { session })) as { token: string }).token,
    report: async (entries) => void (await post('entries', { entries })),
    done: async (problem) => void (await post('done', { problem })),
    left: () => void navigator.sendBeacon(`${base}done`, JSON.stringify({ problem: 'The page was closed.' })),
  };
}
