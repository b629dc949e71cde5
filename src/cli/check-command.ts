import { parseArgs } from 'node:util';
import { printableJson } from '../internal/printable.js';
import { checks, runChecks, type CheckResult, type RunChecksOptions } from '../llm/conformance/index.js';
import { describeReport, describeResult } from './check-text.js';
import { UsageError, type CliIo, type ExitCode } from './cli-io.js';
import { keyOf, secondsOf, specOf, urlOf } from './endpoint-options.js';
import { nodeProbe } from './node-probe.js';
import { reasoningNote } from './reasoning-note.js';

const REQUEST_SECONDS = 30;

/** `anam-react check`: checks whether an endpoint works with a persona. */
export async function checkCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const { json, ...options } = readOptions(args, io.env);
  const report = await runChecks({
    ...options,
    probe: nodeProbe,
    ...(!json && { onResult: resultPrinter(io) }),
  });
  const note = reasoningNote(options.spec);
  io.out(
    json
      ? `${printableJson(JSON.stringify({ ...report, reasoningNote: note }, null, 2))}\n`
      : `${describeReport(report)}${note}\n`,
  );
  return report.verdict === 'pass' ? 0 : 1;
}

/** Prints each result when it is ready. When several checks are skipped for the same reason, prints only the first. */
export function resultPrinter(io: CliIo): (result: CheckResult) => void {
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
  const seconds = secondsOf(values.timeout);
  return {
    spec: specOf(values.spec, '--spec'),
    url: urlOf(values.url, '--url'),
    model: values.model,
    apiKey: keyOf(values['key-env'], env, '--key-env'),
    origin: values.origin === undefined ? undefined : originOf(values.origin),
    only: values.only === undefined ? undefined : selection(values.only),
    timeoutMs: seconds * 1000,
    requestTimeoutMs: Math.min(REQUEST_SECONDS, seconds) * 1000,
    json: values.json,
  };
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
