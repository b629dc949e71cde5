import { parseArgs } from 'node:util';
import { printableJson } from '../internal/printable.js';
import { runChecks, type CheckReport, type SpecId } from '../llm/conformance/index.js';
import type { AnamApi, AnamLlm, CreateAnamLlm } from '../server/index.js';
import { createBody } from '../server/anam/llm-input.js';
import { withAnam } from './anam-command.js';
import { resultPrinter } from './check-command.js';
import { describeReport } from './check-text.js';
import { UsageError, type CliIo, type ExitCode } from './cli-io.js';
import { keyOf, secondsOf, specOf, urlOf } from './endpoint-options.js';
import { llmFormats } from './llm-formats.js';
import { nodeProbe } from './node-probe.js';
import { reasoningNote } from './reasoning-note.js';
import { isLoopback } from './server-options.js';
import { shownLlm } from './shown-llm.js';

interface CreateOptions {
  readonly spec: SpecId;
  readonly urls: readonly string[];
  readonly secret: string;
  readonly llm: CreateAnamLlm;
  readonly timeoutMs: number;
  readonly force: boolean;
  readonly json: boolean;
}

const REQUEST_MS = 30_000;

/** `anam-react llms create`: checks an endpoint, and registers it with Anam if it passes. */
export async function createLlmCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const options = readOptions(args, io.env);
  return withAnam(io, async (anam) => {
    // The checks send 25 requests, so input that Anam would reject is rejected before that.
    createBody(options.llm);
    const checks = await checkAll(options, io);
    const passed = checks.every(({ verdict }) => verdict === 'pass');
    const llm = passed || options.force ? await register(anam, options) : null;
    print(io, options, checks, llm);
    return llm === null ? 1 : 0;
  });
}

async function checkAll({ spec, urls, secret, llm, timeoutMs, json }: CreateOptions, io: CliIo) {
  const reports: CheckReport[] = [];
  for (const url of urls) {
    const report = await runChecks({
      spec,
      url,
      model: llm.modelName,
      apiKey: secret,
      timeoutMs,
      requestTimeoutMs: Math.min(REQUEST_MS, timeoutMs),
      probe: nodeProbe,
      fetch: io.fetch,
      now: io.now,
      ...(!json && { onResult: resultPrinter(io) }),
    });
    reports.push(report);
    if (!json) io.out(`${describeReport(report)}\n`);
  }
  return reports;
}

const register = async (anam: AnamApi, { llm }: CreateOptions): Promise<AnamLlm> =>
  shownLlm(await anam.llms.create(llm));

function print(io: CliIo, options: CreateOptions, checks: readonly CheckReport[], llm: AnamLlm | null): void {
  const note = reasoningNote(options.spec);
  if (options.json) {
    io.out(`${printableJson(JSON.stringify({ llm, checks, reasoningNote: note }, null, 2))}\n`);
    return;
  }
  if (llm === null) {
    io.out(
      'The endpoint failed the checks and was not registered. Fix it, or register it anyway with --force.\n',
    );
    return;
  }
  const id = /^[\w.-]+$/.test(llm.id) ? `'${llm.id}'` : JSON.stringify(llm.id);
  io.out(
    [
      `Registered. llmId: ${llm.id}`,
      '',
      `  in the page     llm={{ server: { llmId: ${id} } }}`,
      `  on the server   createSessionHandler({ …, llmIds: [${id}] })`,
      `  or in .env      ANAM_LLM_ID=${llm.id}`,
      '',
      `${note}\n`,
    ].join('\n'),
  );
}

function readOptions(args: readonly string[], env: CliIo['env']): CreateOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      spec: { type: 'string' },
      url: { type: 'string', multiple: true, default: [] },
      model: { type: 'string' },
      name: { type: 'string' },
      description: { type: 'string' },
      'key-env': { type: 'string' },
      'reasoning-effort': { type: 'string' },
      'reasoning-format': { type: 'string' },
      timeout: { type: 'string', default: '180' },
      force: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const spec = specOf(values.spec, '--spec');
  const urls = (values.url.length > 0 ? values.url : [undefined]).map((url) => urlOf(url, '--url'));
  const secret = keyOf(values['key-env'], env, '--key-env');
  if (secret === undefined)
    throw new UsageError('Use --key-env to name the variable that holds your endpoint’s key.');
  if (!values.force && !env['ANAM_BASE_URL']?.trim()) refuseLoopback(urls);
  const modelName = values.model ?? modelIn(urls[0] ?? '');
  if (modelName === undefined) throw new UsageError('Use --model to specify the model that Anam requests.');
  const llm = {
    displayName: values.name ?? modelName,
    description: values.description,
    urls,
    llmFormat: llmFormats[spec],
    modelName,
    secret,
    reasoningEffort: values['reasoning-effort'],
    reasoningFormat: values['reasoning-format'],
  } as CreateAnamLlm;
  const timeoutMs = secondsOf(values.timeout) * 1000;
  return { spec, urls, secret, llm, timeoutMs, force: values.force, json: values.json };
}

/** Returns the model in the URL, which Gemini and Azure have there. */
const modelIn = (url: string): string | undefined => /\/(?:models|deployments)\/([^/:?#]+)/.exec(url)?.[1];

function refuseLoopback(urls: readonly string[]): void {
  if (urls.some((url) => isLoopback(new URL(url).hostname)))
    throw new UsageError(
      'Anam’s servers cannot reach this machine at that --url. Use a public URL, for example from a tunnel, or --force.',
    );
}
