import { PersonaError } from '../../internal/persona-error.js';
import { printable } from '../../internal/printable.js';
import { runChecks, type SpecId } from '../../llm/conformance/index.js';
import { builtInLlms, type AnamApi, type AnamLlm } from '../../server/index.js';
import { llmFormats } from '../llm-formats.js';
import { nodeProbe } from '../node-probe.js';
import { good, note, wrong, type Finding } from './finding.js';
import type { Values } from './service.js';

/** What the check of an endpoint needs. Tests pass fakes. */
export interface EndpointCheck {
  /** The endpoint's own key, which Anam sends as well. Without it, no request is sent. */
  readonly secret: string | undefined;
  readonly fetch: typeof fetch;
  readonly run?: typeof runChecks;
}

/**
 * Runs `check` on the endpoints of the LLM that `ANAM_LLM_ID` names: about 25 short requests to each. Anam only calls
 * them during a session, and replaces a model that answers with an error by its own without telling anybody.
 */
export async function endpointFindings(env: Values, anam: AnamApi, check: EndpointCheck): Promise<Finding[]> {
  const llm = await ownLlm(env, anam);
  if (!llm || llm.urls.length === 0) return [];
  if (check.secret === undefined)
    return [
      note(
        'the endpoint of ANAM_LLM_ID was not tested',
        'To send it about 25 short requests: npx --no anam-react doctor --llm-secret-env NAME, with the name of the variable that holds its secret.',
      ),
    ];
  const spec = specIds.find((id) => llmFormats[id] === llm.llmFormat);
  if (!spec)
    return [
      note(
        `the endpoint of ANAM_LLM_ID was not tested: its format is ${printable(llm.llmFormat ?? 'unknown')}`,
        `Only these formats can be tested: ${Object.values(llmFormats).join(', ')}.`,
      ),
    ];
  const findings: Finding[] = [];
  // One after the other, because an endpoint may limit its requests.
  for (const { url } of llm.urls) findings.push(await endpointFinding(url, spec, llm, check));
  return findings;
}

const specIds = Object.keys(llmFormats) as SpecId[];

/** Returns the account's own LLM. `null` if Anam runs it, or if it could not be read, which another finding says. */
async function ownLlm(env: Values, anam: AnamApi): Promise<AnamLlm | null> {
  const id = env['ANAM_LLM_ID']?.trim();
  if (!id || Object.values(builtInLlms).some((llm) => llm.id === id)) return null;
  try {
    const llm = await anam.llms.get(id);
    return llm.isDefault ? null : llm;
  } catch (error) {
    if (PersonaError.isInstance(error)) return null;
    throw error;
  }
}

async function endpointFinding(
  url: string,
  spec: SpecId,
  { modelName, deploymentName }: AnamLlm,
  { secret, fetch, run = runChecks }: EndpointCheck,
): Promise<Finding> {
  if (!URL.canParse(url)) return wrong('the URL of ANAM_LLM_ID is not valid', 'Correct it in Anam’s Lab.');
  const { host } = new URL(url);
  const model = deploymentName ?? modelName ?? undefined;
  const { verdict, warnings, results, stopped } = await run({
    spec,
    url,
    model,
    apiKey: secret,
    fetch,
    probe: nodeProbe,
  });
  if (verdict === 'pass') return good(`${host} passes the check of a model endpoint (warnings: ${warnings})`);
  const failed = results.filter(({ status }) => status === 'fail').map(({ id }) => id);
  const reason = failed.length > 0 ? failed.join(', ') : (stopped ?? 'no valid response');
  return wrong(
    `${host} fails the check of a model endpoint: ${printable(reason).slice(0, 200)}`,
    `For the details: npx --no anam-react check --spec ${spec} --url … --key-env NAME`,
  );
}
