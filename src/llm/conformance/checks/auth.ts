import type { Check } from '../check.js';
import type { Finding } from '../check-report.js';
import { bodyText, type Exchange } from '../exchange.js';
import { fail, pass, skipped, warn } from '../finding.js';
import { isObject, parseJson } from '../../json.js';
import type { Lab } from '../lab.js';

const WRONG_KEY = 'anam-react-check-wrong-key';

/** Gemini answers 400 for a wrong key. */
export const isAuthRefusal = (got: Exchange): boolean =>
  got.status === 401 ||
  got.status === 403 ||
  (got.status === 400 && /API_KEY_INVALID|API key not valid/.test(bodyText(got)));

export const authAcceptedCheck: Check = {
  id: 'auth-accepted',
  number: 3,
  title: 'Key accepted',
  group: 'Authentication',
  how: 'Sends the key with a request; the answer must be 200.',
  always: true,
  async run(lab) {
    const { exchange: got } = await lab.counting();
    const keyed = lab.options.apiKey !== undefined;
    if (got.status === 0)
      return fail(`No answer: ${got.failure?.message ?? 'none'}`, {
        hint:
          got.failure?.kind === 'timeout'
            ? slowHint(lab)
            : 'See check 2: without a connection no key can be tried.',
      });
    if (isAuthRefusal(got)) return refused(lab, got, keyed);
    if (got.status !== 200) return skipped(`The answer was ${got.status}, which says nothing about the key.`);
    return pass(keyed ? 'The key was accepted.' : 'No key was given, and none was needed.');
  },
};

const slowHint = ({ options: { requestTimeoutMs } }: Lab) =>
  `The server must begin to answer within ${requestTimeoutMs / 1000} s. Does its model run, and does it flush headers at once?`;

function refused(lab: Lab, got: Exchange, keyed: boolean): Finding {
  const disabled = bodyText(got).includes('AuthenticationTypeDisabled');
  const hint = disabled
    ? 'Azure has keys switched off for this resource: allow local authentication, or use an Entra token.'
    : `The key must be right and travel as \`${lab.spec.keyHeaderName}\`.`;
  const asked = 'Name the variable that holds the key: --key-env NAME. ';
  return fail(`The endpoint answered ${got.status} to ${keyed ? 'the key' : 'a request without a key'}.`, {
    hint: keyed ? hint : asked + hint,
    evidence: lab.evidence(got),
  });
}

export const authEnforcedCheck: Check = {
  id: 'auth-enforced',
  number: 4,
  title: 'Key required',
  group: 'Authentication',
  how: 'Sends a wrong key, then none; both must be refused with 401 or 403 (Gemini: 400) and a JSON error.',
  async run(lab) {
    for (const [key, name] of [
      [WRONG_KEY, 'a wrong key'],
      [null, 'no key'],
    ] as const) {
      // A body that begins is enough: an open endpoint would write its whole answer.
      const got = await lab.send({ maxTokens: 16 }, { key, leaveWhen: (bytes) => bytes.length > 20_000 });
      const finding = judgeRefusal(lab, got, name);
      if (finding) return finding;
    }
    return pass('A wrong key and a missing one are both refused.');
  },
};

function judgeRefusal(lab: Lab, got: Exchange, name: string): Finding | undefined {
  const evidence = lab.evidence(got);
  if (got.status === 0)
    return warn(`With ${name} no answer could be read: ${got.failure?.message ?? 'none'}`, { evidence });
  if (isAuthRefusal(got)) {
    if (isObject(parseJson(bodyText(got)))) return undefined;
    return warn(`With ${name} it answers ${got.status}, but not with a JSON error.`, {
      hint: 'Send {"error":{"message":…}}, so that callers can say why.',
      evidence,
    });
  }
  if (got.status === 200) {
    const hint = 'Your server or proxy does not check keys: anyone who finds the URL can use your model.';
    const message = `With ${name} it answers 200: the endpoint is open.`;
    return lab.isLocal
      ? warn(`${message} That is fine on localhost.`, { hint, evidence })
      : fail(message, { hint, evidence });
  }
  const hint =
    'Answer 401 with {"error":{"message":…}}; a redirect to a login page or a 500 hides the reason.';
  return fail(`With ${name} it answers ${got.status}, not 401 or 403.`, { hint, evidence });
}

export const keyLeakCheck: Check = {
  id: 'key-leak',
  number: 5,
  title: 'Key not echoed',
  group: 'Authentication',
  how: 'Looks for the key in everything that the endpoint sent.',
  always: true,
  run(lab) {
    const { apiKey } = lab.options;
    const keys = [apiKey, WRONG_KEY].filter((key) => key !== undefined);
    const leaky = lab.exchanges.find((got) => {
      const all = `${JSON.stringify([...got.headers])}\n${bodyText(got)}`;
      return keys.some((key) => all.includes(key));
    });
    if (lab.exchanges.every(({ status }) => status === 0)) return skipped('Nothing came back to look at.');
    if (!leaky) return pass('No response contains the key.');
    return warn(`An answer (${leaky.status}) holds the key that was sent.`, {
      hint: 'Keep keys out of messages and headers: they end up in logs and on screens.',
      evidence: lab.evidence(leaky),
    });
  },
};
