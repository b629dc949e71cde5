import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { printableJson } from '../../internal/printable.js';
import { UsageError, type CliIo, type ExitCode } from '../cli-io.js';
import { keyOf } from '../endpoint-options.js';
import { projectEnv } from './env-findings.js';
import type { Finding } from './finding.js';
import { projectFindings } from './project-findings.js';
import { serviceFindings } from './service-findings.js';

const marks: Record<Finding['verdict'], string> = { good: '✓', note: '·', wrong: '✗' };

/** `anam-react doctor`: checks whether a project has everything that a persona needs, and whether Anam accepts it. */
export async function doctorCommand(
  args: readonly string[],
  { env, out, fetch = globalThis.fetch }: CliIo,
): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      offline: { type: 'boolean', default: false },
      'llm-secret-env': { type: 'string' },
    },
  });
  if (positionals.length > 1) throw new UsageError('Specify one folder.');
  const folder = resolve(positionals[0] ?? '.');
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new UsageError(`${folder} is not a folder.`);
  const named = serviceEnv(folder, env);
  const secret = secretOf(values['llm-secret-env'], named, env);
  const findings = projectFindings(folder, env);
  if (!values.offline)
    findings.push(...(await serviceFindings(named, { fetch, time: Date.now }, { secret })));
  const wrong = findings.filter(({ verdict }) => verdict === 'wrong').length;
  if (values.json) out(`${printableJson(JSON.stringify({ ok: wrong === 0, findings }))}\n`);
  else
    out(
      `${findings.map(lineOf).join('')}\n${wrong === 0 ? 'No problems found.' : `Problems found: ${wrong}.`}\n`,
    );
  return wrong === 0 ? 0 : 1;
}

/**
 * A key from the environment is not sent to an address that a file in the folder names, because the folder may be a
 * stranger's.
 */
const serviceEnv = (folder: string, env: CliIo['env']): CliIo['env'] => ({
  ...projectEnv(folder, env),
  ...(env['ANAM_API_KEY']?.trim() && { ANAM_BASE_URL: env['ANAM_BASE_URL'] }),
});

/**
 * Returns the endpoint's secret. Its URL comes from Anam's answer, so a folder that names another address for Anam could
 * send the secret anywhere.
 *
 * @throws UsageError
 */
function secretOf(name: string | undefined, named: CliIo['env'], env: CliIo['env']): string | undefined {
  const secret = keyOf(name, named, '--llm-secret-env');
  if (secret !== undefined && named['ANAM_BASE_URL']?.trim() && !env['ANAM_BASE_URL']?.trim())
    throw new UsageError(
      'With --llm-secret-env, set ANAM_BASE_URL in the environment and not in a file of the folder.',
    );
  return secret;
}

const lineOf = ({ verdict, found, advice }: Finding) =>
  `${marks[verdict]} ${found}\n${advice === undefined ? '' : `    ${advice}\n`}`;
