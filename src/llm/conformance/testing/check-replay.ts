import type { CheckReport } from '../check-report.js';
import { runChecks, type RunChecksOptions } from '../run-checks.js';
import { KEY, ReplayServer, type Asked, type Reply } from './replay-server.js';

export interface ReplayOptions extends Partial<RunChecksOptions> {
  readonly path?: string;
  /** The host in the URL. Requests still go to localhost, but the checks treat the endpoint as remote. */
  readonly host?: string;
  readonly stepMs?: number;
}

/** Runs the checks against a server on localhost that replies as given. */
export async function checkReplay(
  answer: (asked: Asked) => Reply,
  { path = '/v1/chat/completions', host, stepMs, ...options }: ReplayOptions = {},
): Promise<CheckReport & { of: (number: number) => CheckReport['results'][number] }> {
  const server = new ReplayServer(answer, stepMs);
  const base = await server.listen();
  try {
    const report = await runChecks({
      spec: 'openai',
      url: `${host ?? base}${path}`,
      model: 'test',
      apiKey: KEY,
      fetch: server.fetchThrough(base),
      now: server.now,
      requestTimeoutMs: 5000,
      ...options,
    });
    const of = (number: number) => {
      const result = report.results.find((each) => each.number === number);
      if (!result) throw new Error(`The report has no check ${number}.`);
      return result;
    };
    return { ...report, of };
  } finally {
    await server.close();
  }
}
