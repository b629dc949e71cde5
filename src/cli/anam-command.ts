import { PersonaError } from '../internal/persona-error.js';
import { envProblem } from '../node/env-problem.js';
import { anamApi, type AnamApi } from '../server/index.js';
import { UsageError, type CliIo, type ExitCode } from './cli-io.js';

/**
 * Runs a command that calls Anam's API with the key from the environment. If Anam rejects the request, prints the error
 * with advice and returns 1. Input that cannot be sent is a usage error.
 */
export async function withAnam(io: CliIo, run: (anam: AnamApi) => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await run(apiFromEnv(io));
  } catch (error) {
    if (!PersonaError.isInstance(error)) throw error;
    if (error.code === 'config-invalid') throw new UsageError(error.message);
    const wait = error.data.retryAfterMs;
    const later = wait === undefined ? '' : ` Try again in ${Math.ceil(wait / 1000)} s.`;
    io.err(`anam-react: ${error.message}${later}\n${error.advice}\n`);
    return 1;
  }
}

function apiFromEnv({ env, fetch }: CliIo): AnamApi {
  const apiKey = env['ANAM_API_KEY']?.trim();
  const baseUrl = env['ANAM_BASE_URL']?.trim() || undefined;
  if (!apiKey) throw new UsageError('Set ANAM_API_KEY to your Anam API key.');
  const problem = envProblem({ ANAM_API_KEY: apiKey, ...(baseUrl && { ANAM_BASE_URL: baseUrl }) });
  if (problem) throw new UsageError(problem);
  return anamApi({ apiKey, baseUrl, fetch });
}
