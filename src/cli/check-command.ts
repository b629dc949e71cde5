import { parseArgs } from 'node:util';
import { printableJson } from '../internal/printable.js';
import {
  checks,
  runChecks,
  type CheckResult,
  type RunChecksOptions,
  type SpecId,
} from '../llm/conformance/index.js';
import { describeReport, describeResult } from './check-text.js';
import { UsageError, type CliIo, type ExitCode } from './cli-io.js';
import { nodeProbe } from './node-probe.js';

const specIds: readonly SpecId[] = ['openai', 'azure', 'gemini', 'groq'];
const REQUEST_SECONDS = 30;

/** `anam-react check`: checks whether an endpoint works with a persona. */
export async function checkCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const { json, ...options } = readOptions(args, io.env);
  const report = await runChecks({
    ...options,
    probe: nodeProbe,
    ...(!json && { onResult: resultPrinter(io) }),
  });
  io.out(json ? `${printableJson(JSON.stringify(report, null, 2))}\n` : describeReport(report));
  return report.verdict === 'pass' ? 0 : 1;
}

/** Prints each result when it is ready. When several checks are skipped for the same reason, prints only the first. */
function resultPrinter(io: CliIo): (result: CheckResult) => void {
  let reason: string | undefined;
  return (result) => {
    if (result.status === 'skipped' && result.message === reason) return;
    if (result.status === 'skipped') reason = result.message;
    io.out(describeResult(result));
  };
}

function readOptions(args: readonly string[], env: CliIo['env']): RunChecksOptions & { json: boolean } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      spec: { type: 'string' },
      url: { type: 'string' },
      model: { type: 'string' },
      'key-env': { type: 'string' },
      origin: { type: 'string' },
      only: { type: 'string' },
      timeout: { type: 'string', default: '180' },
      json: { type: 'boolean', default: false },
    },
  });
  const seconds = Number(values.timeout);
  if (!(seconds > 0 && seconds <= 3600))
    throw new UsageError('--timeout must be a number of seconds, up to 3600.');
  return {
    spec: specOf(values.spec),
    url: urlOf(values.url),
    model: values.model,
    apiKey: keyOf(values['key-env'], env),
    origin: values.origin === undefined ? undefined : originOf(values.origin),
    only: values.only === undefined ? undefined : selection(values.only),
    timeoutMs: seconds * 1000,
    requestTimeoutMs: Math.min(REQUEST_SECONDS, seconds) * 1000,
    json: values.json,
  };
}

function specOf(name: string | undefined): SpecId {
  const spec = specIds.find((id) => id === name);
  if (spec) return spec;
  const known = specIds.join(', ');
  throw new UsageError(
    name === undefined
      ? `Specify the format with --spec: ${known}.`
      : `Unknown spec “${name}”. Specs: ${known}.`,
  );
}

/** The messages do not quote the URL, because it may contain a key. */
function urlOf(text: string | undefined): string {
  if (text === undefined)
    throw new UsageError(
      'Specify the endpoint with --url, e.g. https://api.example.com/v1/chat/completions.',
    );
  if (!URL.canParse(text) || !/^https?:/i.test(text))
    throw new UsageError('--url must be a full URL that begins with https:// or http://.');
  return text;
}

function keyOf(name: string | undefined, env: CliIo['env']): string | undefined {
  if (name === undefined) return undefined;
  const named = /^[A-Za-z_]\w*$/.test(name);
  // The user may have passed the key itself by mistake, so the message must not print it.
  if (!named)
    throw new UsageError('--key-env takes the name of an environment variable, not the key itself.');
  // A key read from a file may end with a line break, which is not valid in a header.
  const key = env[name]?.trim();
  if (!key)
    throw new UsageError(
      `The environment variable named by --key-env is not set${name.length < 40 && !/^(sk|pk|gsk|xai|AIza)/i.test(name) ? `: ${name}` : ''}.`,
    );
  return key;
}

function originOf(text: string): string {
  if (!URL.canParse(text) || new URL(text).origin !== text.replace(/\/$/, ''))
    throw new UsageError('--origin must be the scheme and host of a page, e.g. https://app.example.com.');
  return new URL(text).origin;
}

function selection(list: string): (number | string)[] {
  return list.split(',').map((word) => {
    const check = checks.find(({ id, number }) => id === word.trim() || String(number) === word.trim());
    if (!check)
      throw new UsageError(`Unknown check “${word.trim()}”. Ids: ${checks.map(({ id }) => id).join(', ')}.`);
    return check.id;
  });
}
