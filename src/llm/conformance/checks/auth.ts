import type { Check } from '../check.js';
import type { Finding } from '../check-report.js';
import { bodyText, type Exchange } from '../exchange.js';
import { fail, pass, skipped, warn } from '../finding.js';
import { isObject, parseJson } from '../../json.js';
import type { Lab } from '../lab.js';

const WRONG_KEY = 'anam-react-check-wrong-key';

/** Whether the endpoint rejected the key. Gemini returns 400 for a wrong key. */
export const isAuthRefusal = (got: Exchange): boolean =>
  got.status === 401 ||
  got.status === 403 ||
  (got.status === 400 && /API_KEY_INVALID|API key not valid/.test(bodyText(got)));

export const authAcceptedCheck: Check = {
  id: 'auth-accepted',
  number: 3,
  title: 'Key accepted',
  group: 'Authentication',
  how: 'Sends a request with the key and expects 200.',
  always: true,
  async run(lab) {
    const { exchange: got } = await lab.counting();
    const keyed = lab.options.apiKey !== undefined;
    if (got.status === 0)
      return fail(`No response: ${got.failure?.message ?? 'none'}`, {
        hint:
          got.failure?.kind === 'timeout'
            ? slowHint(lab)
            : 'See check 2. The key cannot be tried without a connection.',
      });
    if (isAuthRefusal(got)) return refused(lab, got, keyed);
    if (got.status !== 200)
      return skipped(`The endpoint returned ${got.status}, which does not show whether it accepts the key.`);
    return pass(keyed ? 'The endpoint accepts the key.' : 'No key was given, and the endpoint needs none.');
  },
};

const slowHint = ({ options: { requestTimeoutMs } }: Lab) =>
  `The server must begin to respond within ${requestTimeoutMs / 1000} s. Is the model running, and does the server flush headers immediately?`;

function refused(lab: Lab, got: Exchange, keyed: boolean): Finding {
  const disabled = bodyText(got).includes('AuthenticationTypeDisabled');
  const hint = disabled
    ? 'Keys are disabled for this Azure resource. Enable local authentication, or use an Entra token.'
    : `The server must accept the key in the header \`${lab.spec.keyHeaderName}\`. Is the key right?`;
  const asked = 'Name the environment variable with the key: --key-env NAME. ';
  return fail(
    `The endpoint returned ${got.status} for ${keyed ? 'a request with the key' : 'a request without a key'}.`,
    {
      hint: keyed ? hint : asked + hint,
      evidence: lab.evidence(got),
    },
  );
}

export const authEnforcedCheck: Check = {
  id: 'auth-enforced',
  number: 4,
  title: 'Key required',
  group: 'Authentication',
  how: 'Sends a wrong key, then none. Both must return 401 or 403 (Gemini: 400) with a JSON error.',
  async run(lab) {
    for (const [key, name] of [
      [WRONG_KEY, 'a wrong key'],
      [null, 'no key'],
    ] as const) {
      // The start of the body is enough. An open endpoint would generate a whole response.
      const got = await lab.send({ maxTokens: 16 }, { key, leaveWhen: (bytes) => bytes.length > 20_000 });
      const finding = judgeRefusal(lab, got, name);
      if (finding) return finding;
    }
    return pass('The endpoint refuses a wrong key and a missing key.');
  },
};

function judgeRefusal(lab: Lab, got: Exchange, name: string): Finding | undefined {
  const evidence = lab.evidence(got);
  if (got.status === 0)
    return warn(`With ${name}, no response could be read: ${got.failure?.message ?? 'none'}`, { evidence });
  if (isAuthRefusal(got)) {
    if (isObject(parseJson(bodyText(got)))) return undefined;
    return warn(`With ${name}, the endpoint returns ${got.status} without a JSON error.`, {
      hint: 'Return {"error":{"message":…}}, so that callers can show the reason.',
      evidence,
    });
  }
  if (got.status === 200) {
    const hint = 'Your server or proxy does not check keys. Anyone who finds the URL can use your model.';
    const message = `With ${name}, the endpoint returns 200: it is open to everyone.`;
    return lab.isLocal
      ? warn(`${message} That is fine on localhost.`, { hint, evidence })
      : fail(message, { hint, evidence });
  }
  const hint =
    'Return 401 with {"error":{"message":…}}. A redirect to a login page or a 500 hides the reason.';
  return fail(`With ${name}, the endpoint returns ${got.status} instead of 401 or 403.`, { hint, evidence });
}

export const keyLeakCheck: Check = {
  id: 'key-leak',
  number: 5,
  title: 'Key not echoed',
  group: 'Authentication',
  how: 'Searches all responses for the key.',
  always: true,
  run(lab) {
    const { apiKey } = lab.options;
    const keys = [apiKey, WRONG_KEY].filter((key) => key !== undefined);
    const leaky = lab.exchanges.find((got) => {
      const all = `${JSON.stringify([...got.headers])}\n${bodyText(got)}`;
      return keys.some((key) => all.includes(key));
    });
    if (lab.exchanges.every(({ status }) => status === 0)) return skipped('There is no response to check.');
    if (!leaky) return pass('No response contains the key.');
    return warn(`A response (${leaky.status}) contains the key that was sent.`, {
      hint: 'Keep keys out of messages and headers, because these end up in logs and on screens.',
      evidence: lab.evidence(leaky),
    });
  },
};
