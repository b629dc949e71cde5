import { writeFileSync } from 'node:fs';
import { judge } from '../../contract/judge.js';
import { writeRecording } from '../../contract/recording.js';
import { plansFor, secondsOf, type Plan } from '../../contract/script.js';
import { causeWords } from '../../internal/cause-words.js';
import { printableJson } from '../../internal/printable.js';
import { UsageError, type CliIo, type ExitCode } from '../cli-io.js';
import { questions } from '../init/ask.js';
import { anamRequests } from './anam-requests.js';
import { contractOptions, type ContractOptions } from './contract-options.js';
import { contractJson, contractText } from './contract-text.js';
import { runFreeSteps } from './free-steps.js';
import { openBrowser } from './open-browser.js';
import { installedFiles, type PageFiles } from './page-files.js';
import { servePage } from './page-server.js';
import { paidSessions, type PaidSessions } from './paid-sessions.js';
import { createRecorder, type Recorder } from './recorder.js';

/** What `contract` uses besides `CliIo`. Tests pass their own. */
export interface ContractWorld {
  readonly files: () => Promise<PageFiles>;
  readonly open: (url: string) => Promise<boolean>;
  readonly sleep: (ms: number) => Promise<void>;
}

const realWorld: ContractWorld = {
  files: installedFiles,
  open: openBrowser,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** `anam-react contract`: checks what this package assumes about Anam's service. */
export async function contractCommand(
  args: readonly string[],
  io: CliIo,
  world: ContractWorld = realWorld,
): Promise<ExitCode> {
  const options = contractOptions(args, io.env);
  const steps = new Set(options.chosen.flatMap((each) => each.steps));
  const plans = plansFor(steps);
  const files = await world.files();
  if (!(await agreed(plans, options, io))) {
    io.err('Nothing was sent.\n');
    return 2;
  }
  const recorder = createRecorder(options.apiKey);
  const stopped = new AbortController();
  void io.untilStopped().then(() => stopped.abort());
  const { fetch = globalThis.fetch, now = () => performance.now() } = io;
  const requests = anamRequests({ ...options, fetch, now }, recorder);
  await runFreeSteps(steps, requests, options, stopped.signal, (error) =>
    io.err(`A request failed: ${causeWords(error)}\n`),
  );
  const paid = paidSessions({ requests, options, recorder, steps, now, sleep: world.sleep });
  if (plans.length > 0 && !stopped.signal.aborted)
    await runPage(plans, { options, io, world, files, recorder, paid, signal: stopped.signal });
  const head = {
    recording: 1,
    service: options.api,
    sdk: files.sdkVersion,
    at: new Date().toISOString(),
  } as const;
  if (options.out !== undefined)
    writeFileSync(options.out, writeRecording({ head, entries: recorder.entries }));
  return report(options, recorder, io, stopped.signal.aborted);
}

function report(options: ContractOptions, recorder: Recorder, io: CliIo, aborted: boolean): ExitCode {
  const results = judge(options.chosen, recorder.entries);
  io.out(options.json ? `${printableJson(contractJson(results))}\n` : contractText(results));
  if (aborted) {
    io.err('Stopped. Sessions that ran have been ended.\n');
    return 2;
  }
  return results.some(({ result }) => result === 'differs') ? 1 : 0;
}

/** Asks before anything is paid. The requests that cost nothing need no consent. */
async function agreed(plans: readonly Plan[], options: ContractOptions, io: CliIo): Promise<boolean> {
  if (plans.length === 0 || options.yes) return true;
  const seconds = secondsOf(plans);
  const cost = `This starts ${plans.length} session${plans.length === 1 ? '' : 's'} of together about ${seconds} s in your Anam account (${options.api}), which bills them. `;
  if (!io.interactive)
    throw new UsageError(`${cost}Agree with --yes, or run only the checks that cost nothing with --free.`);
  const ask = questions({ ...io, out: io.err });
  try {
    return await ask.confirm(`${cost}Continue?`);
  } finally {
    ask.close();
  }
}

interface Run {
  readonly options: ContractOptions;
  readonly io: CliIo;
  readonly world: ContractWorld;
  readonly files: PageFiles;
  readonly recorder: Recorder;
  readonly paid: PaidSessions;
  readonly signal: AbortSignal;
}

/** Serves the page until it is done, or until Ctrl+C. Ends every session in both cases. */
async function runPage(plans: readonly Plan[], { options, io, world, files, recorder, paid, signal }: Run) {
  let finish: (problem: string | null) => void = () => undefined;
  const done = new Promise<string | null>((resolve) => (finish = resolve));
  const { api, port } = options;
  const server = await servePage(
    { plans, api, files, token: paid.token, entry: recorder.add, done: (problem) => finish(problem) },
    port,
  );
  signal.addEventListener('abort', () => finish('stopped'));
  try {
    const opened = options.open && (await world.open(server.url));
    io.err(
      `${opened ? 'Click Start in the page that has opened' : 'Open this page and click Start'}: ${server.url}\n`,
    );
    const problem = await done;
    if (problem !== null) io.err(`The page stopped: ${problem}\n`);
    if (!signal.aborted) await paid.finish();
  } finally {
    await paid.stopAll();
    await server.close();
  }
}
