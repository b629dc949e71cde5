import { parseArgs } from 'node:util';
import { printableJson } from '../internal/printable.js';
import { withoutProviderMarks } from '../core/text/extras/provider-mark.js';
import { describeErrorInfo } from '../llm/describe-error-info.js';
import type { LlmFinishReason, LlmPart } from '../llm/llm-adapter.js';
import type { LlmEnd } from '../llm/part-stream.js';
import type { LlmDecoder } from '../llm/protocols/protocol.js';
import { UsageError, type CliIo, type ExitCode } from './cli-io.js';
import { decoders } from './decoders.js';
import { readParts } from './read-parts.js';
import { spokenCommand, type SpokenCommandOptions } from './spoken-command.js';

interface ParseOptions {
  readonly makeDecoder: (() => LlmDecoder) | undefined;
  /** Set if `--spoken` is given. */
  readonly spoken: Pick<SpokenCommandOptions, 'speech' | 'json'> | null;
  readonly chunk: number | undefined;
  readonly file: string | undefined;
}

/** `anam-react parse`: prints how the library's codec reads a response body. */
export async function parseCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const { spoken, ...options } = readOptions(args);
  if (spoken) return spokenCommand({ ...options, ...spoken }, io);
  const { makeDecoder, chunk, file } = options;
  if (!makeDecoder) throw specMissing();
  const summary = new Summary();
  const parts = readParts({ decoder: makeDecoder(), file, chunk }, io);
  let next = await parts.next();
  for (; !next.done; next = await parts.next()) {
    summary.add(next.value);
    io.out(`${printableJson(JSON.stringify(next.value))}\n`);
  }
  const fault = next.value;
  io.out(`${printableJson(summary.line(fault))}\n`);
  return 0;
}

const names = Object.keys(decoders).join(', ');

const specMissing = () => new UsageError(`Specify the format of the body with --spec: ${names}.`);

const parsed = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      spec: { type: 'string' },
      chunk: { type: 'string' },
      spoken: { type: 'boolean' },
      json: { type: 'boolean' },
      language: { type: 'string' },
      'code-phrase': { type: 'string' },
    },
  });

function readOptions(args: readonly string[]): ParseOptions {
  const { values, positionals } = parsed(args);
  const makeDecoder = decoderOf(values.spec, values.spoken === true);
  if (positionals.length > 1)
    throw new UsageError('Specify at most one file. Without a file, standard input is read.');
  const chunk = values.chunk === undefined ? undefined : Number(values.chunk);
  if (chunk !== undefined && !(Number.isSafeInteger(chunk) && chunk > 0))
    throw new UsageError(`--chunk must be a whole number of bytes, at least 1, not “${values.chunk}”.`);
  return { makeDecoder, chunk, file: positionals[0], spoken: spokenOptions(values) };
}

function decoderOf(spec: string | undefined, mayBeText: boolean): (() => LlmDecoder) | undefined {
  if (spec === undefined && !mayBeText) throw specMissing();
  const makeDecoder = spec !== undefined && Object.hasOwn(decoders, spec) ? decoders[spec] : undefined;
  if (spec !== undefined && !makeDecoder) throw new UsageError(`Unknown spec “${spec}”. Specs: ${names}.`);
  return makeDecoder;
}

function spokenOptions(values: ReturnType<typeof parsed>['values']): ParseOptions['spoken'] {
  const { spoken, json = false, language, 'code-phrase': codePhrase } = values;
  if (spoken) return { json, speech: { language, codePhrase } };
  for (const name of ['json', 'language', 'code-phrase'] as const)
    if (values[name] !== undefined) throw new UsageError(`--${name} is an option of --spoken.`);
  return null;
}

/**
 * Collects the last line: all deltas joined, as a page shows them, without providers' marks, and the calls that the app
 * has to run. A refusal appears only in the part lines.
 */
class Summary {
  #text = '';
  #reasoning = '';
  readonly #toolCalls: { name: string; arguments: string }[] = [];
  #finish: LlmFinishReason | null = null;

  add(part: LlmPart): void {
    if (part.type === 'text-delta') this.#text += part.text;
    else if (part.type === 'reasoning-delta') this.#reasoning += part.text;
    else if (part.type === 'tool-call' && !part.providerExecuted)
      this.#toolCalls.push({ name: part.name, arguments: part.arguments });
    else if (part.type === 'finish') this.#finish = part.reason;
  }

  line(fault: LlmEnd['fault']): string {
    const error = fault && describeErrorInfo(fault);
    return JSON.stringify({
      type: 'summary',
      text: withoutProviderMarks(this.#text, true).shown,
      reasoning: this.#reasoning,
      toolCalls: this.#toolCalls,
      finish: this.#finish,
      error: error ? { code: error.code, message: error.message } : null,
    });
  }
}
