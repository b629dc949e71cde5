import { PersonaError } from '../../internal/persona-error.js';
import { anamApi, type AnamApi } from '../../server/index.js';
import { envProblem } from '../../node/env-problem.js';
import { clockFinding, watchClock } from './clock-finding.js';
import { endpointFindings, type EndpointCheck } from './endpoint-findings.js';
import { good, note, wrong, type Finding } from './finding.js';
import { idFindings } from './id-findings.js';
import type { Service, Values } from './service.js';
import { tokenFindings } from './token-findings.js';

/**
 * Checks with Anam the key, the ids and the token requests of these variables. This costs nothing, because no session
 * starts. With the secret of the LLM's endpoint, sends requests to it, too. Returns nothing without a key, or if a variable is malformed.
 */
export async function serviceFindings(
  env: Values,
  service: Service,
  endpoint: Omit<EndpointCheck, 'fetch'> = { secret: undefined },
): Promise<Finding[]> {
  const apiKey = env['ANAM_API_KEY']?.trim();
  if (!apiKey) return [];
  const baseUrl = env['ANAM_BASE_URL']?.trim() || undefined;
  const problem = envProblem(onlyOf(env));
  if (problem) return [wrong(problem, 'Fix the variable.')];
  const clock = watchClock(service);
  const connection = { apiKey, baseUrl, fetch: clock.fetch };
  const anam = anamApi(connection);
  const key = await keyFinding(anam);
  if (key.verdict === 'wrong') return [key];
  const [ids, tokens] = await Promise.all([idFindings(env, anam), tokenFindings(env, connection)]);
  const endpoints = await endpointFindings(env, anam, { ...endpoint, fetch: service.fetch });
  return [key, ...clockFinding(clock.aheadMs()), ...ids, ...tokens, ...endpoints];
}

const names = ['ANAM_API_KEY', 'ANAM_BASE_URL', 'ANAM_PERSONA_ID', 'ANAM_PERSONA_MODE', 'ANAM_LLM_ID'];

const onlyOf = (env: Values): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = env[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );

async function keyFinding(anam: AnamApi): Promise<Finding> {
  try {
    const {
      limit,
      active = 0,
      canStartSession = true,
      estimatedWaitSeconds,
    } = await anam.sessions.concurrency();
    if (canStartSession)
      return good(`Anam accepts ANAM_API_KEY: ${active} of at most ${limit} sessions are running`);
    const wait = estimatedWaitSeconds ? ` One ends in about ${estimatedWaitSeconds} s.` : '';
    return note(
      `Anam accepts ANAM_API_KEY, but all ${limit} concurrent sessions are in use`,
      `Starting a session may fail now.${wait} These numbers are estimates.`,
    );
  } catch (error) {
    return keyError(error);
  }
}

function keyError(error: unknown): Finding {
  if (!PersonaError.isInstance(error)) throw error;
  if (error.code === 'anam-unauthorized')
    return wrong('Anam rejects ANAM_API_KEY', 'Create a key at https://lab.anam.ai and set it in .env.');
  if (error.code === 'anam-unreachable')
    return wrong(
      `Anam cannot be reached: ${error.message}`,
      'Check the network, the proxy and ANAM_BASE_URL. To check only the project, run doctor --offline.',
    );
  return note(`the number of running sessions is unknown: ${error.message}`, error.advice);
}
