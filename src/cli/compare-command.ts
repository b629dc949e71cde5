import { parseArgs } from 'node:util';
import { printableJson } from '../internal/printable.js';
import {
  compareEndpoints,
  type ComparedEndpoint,
  type CompareOptions,
} from '../llm/conformance/compare/compare-endpoints.js';
import type { SpecId } from '../llm/conformance/index.js';
import { UsageError, type CliIo, type ExitCode } from './cli-io.js';
import { describeComparison } from './compare-text.js';
import { keyOf, secondsOf, specOf, urlOf } from './endpoint-options.js';
import { providers } from './providers.js';
import { prepareFolder, saveBodies } from './save-bodies.js';

/** `anam-react compare`: compares an endpoint's raw response with a provider's. */
export async function compareCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const { json, save, note, ...options } = readOptions(args, io.env);
  if (save !== undefined) await prepareFolder(save);
  const run = await compareEndpoints(options);
  const { comparison } = run;
  io.out(
    json ? `${printableJson(JSON.stringify(comparison, null, 2))}\n` : describeComparison(comparison, note),
  );
  if (save !== undefined) {
    const files = await saveBodies(save, run, secretsOf(options));
    if (!json) io.out(`Saved: ${files.join(', ')}\n`);
  }
  return comparison.verdict === 'matches' ? 0 : 1;
}

interface Options extends CompareOptions {
  readonly json: boolean;
  readonly save: string | undefined;
  /** If no provider is called, how to compare with the provider itself. */
  readonly note: string | null;
}

function readOptions(args: readonly string[], env: CliIo['env']): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      endpoint: { type: 'string' },
      against: { type: 'string' },
      model: { type: 'string' },
      'key-env': { type: 'string' },
      'against-url': { type: 'string' },
      'against-model': { type: 'string' },
      'against-key-env': { type: 'string' },
      save: { type: 'string' },
      timeout: { type: 'string', default: '60' },
      json: { type: 'boolean', default: false },
    },
  });
  const spec = specOf(values.against, '--against');
  const endpoint = {
    url: urlOf(values.endpoint, '--endpoint'),
    model: values.model,
    apiKey: keyOf(values['key-env'], env, '--key-env'),
  };
  const asked = {
    url: values['against-url'] === undefined ? undefined : urlOf(values['against-url'], '--against-url'),
    model: values['against-model'],
    key: keyOf(values['against-key-env'], env, '--against-key-env'),
  };
  if (values.save === '') throw new UsageError('--save needs the name of a folder.');
  return {
    spec,
    endpoint,
    ...referenceOf(spec, endpoint, asked, env),
    timeoutMs: secondsOf(values.timeout) * 1000,
    save: values.save,
    json: values.json,
  };
}

interface Asked {
  readonly url: string | undefined;
  readonly model: string | undefined;
  readonly key: string | undefined;
}

/** Returns how to call the provider, if there is a key or a URL for it. */
function referenceOf(
  spec: SpecId,
  endpoint: ComparedEndpoint,
  { url: askedUrl, model: askedModel, key: askedKey }: Asked,
  env: CliIo['env'],
): { reference?: ComparedEndpoint; note: string | null } {
  const provider = providers[spec];
  // The usual variable holds a key for the provider's own host. It must not be sent to any other host.
  const usual = provider.keyNames.find((name) => env[name]?.trim());
  const apiKey = askedKey ?? (askedUrl === undefined && usual !== undefined ? env[usual]?.trim() : undefined);
  const model = askedModel ?? (askedUrl === undefined ? provider.model : endpoint.model);
  const url =
    askedUrl ?? (apiKey === undefined ? undefined : provider.url?.(model ?? '', new URL(endpoint.url)));
  if (url !== undefined) return { reference: { url, model, apiKey }, note: null };
  return { note: provider.howToCall };
}

const secretsOf = ({ endpoint, reference }: CompareOptions): string[] =>
  [endpoint.apiKey, reference?.apiKey].filter((key) => key !== undefined);
