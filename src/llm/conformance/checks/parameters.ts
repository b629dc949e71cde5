import { finishOf } from '../answer.js';
import type { Check } from '../check.js';
import { pass, warn } from '../finding.js';
import type { Lab } from '../lab.js';
import { counting, prompt } from '../prompts.js';

export const usageCheck: Check = {
  id: 'usage',
  number: 18,
  title: 'Usage',
  group: 'API specification',
  how: 'Sends stream_options.include_usage; a chunk must contain token counts (Gemini: always).',
  async run(lab) {
    const answer =
      lab.spec.id === 'gemini' ? await lab.counting() : await lab.answer({ usage: true, maxTokens: 16 });
    const evidence = lab.evidence(answer.exchange);
    if (answer.exchange.status !== 200)
      return warn(`With stream_options, the endpoint returns ${answer.exchange.status || 'nothing'}.`, {
        hint: 'Ignore unknown parameters. The library does not send this one by default.',
        evidence,
      });
    if (answer.chunks.some(({ usage }) => usage !== undefined)) return pass('Token counts are sent.');
    return warn('No chunk has token counts.', {
      hint:
        lab.spec.id === 'gemini'
          ? 'Send `usageMetadata` with each chunk, or with the last one.'
          : 'Send `usage` in a last chunk with empty choices, before `data: [DONE]`.',
      evidence,
    });
  },
};

export const lengthCheck: Check = {
  id: 'length-stop',
  number: 29,
  title: 'Length limit',
  group: 'API specification',
  how: 'Limits a response to 5 tokens; it must end with length (Gemini: MAX_TOKENS).',
  async run(lab) {
    const answer = await lab.answer({ maxTokens: 5 });
    const { status } = answer.exchange;
    const evidence = lab.evidence(answer.exchange);
    if (status !== 200)
      return warn(`With a limit of 5 tokens, the endpoint returns ${status || 'nothing'}.`, {
        hint: 'Accept small limits.',
        evidence,
      });
    const finish = finishOf(answer);
    if (finish === lab.spec.lengthReason) return pass(`The response ends with ${finish}.`);
    return warn(
      `With a limit of 5 tokens, the response ends with ${JSON.stringify(finish) ?? 'no finish reason'}.`,
      {
        hint: `Respect \`${lab.spec.fields.limit}\` and end with ${lab.spec.lengthReason}, so that callers can detect a truncated response.`,
        evidence,
      },
    );
  },
};

export const historyCheck: Check = {
  id: 'history',
  number: 21,
  title: 'History',
  group: 'API specification',
  how: 'Sends an earlier turn of the assistant. The library never sends reasoning back.',
  run: (lab) =>
    accepts(lab, 'an earlier turn of the assistant', [
      { role: 'user', text: 'Say hello.' },
      { role: 'assistant', text: 'Hello.' },
      ...prompt(counting),
    ]),
};

export const rolesCheck: Check = {
  id: 'roles',
  number: 23,
  title: 'System prompt and turns',
  group: 'API specification',
  how: 'Sends a system prompt and several turns; for openai also the newer role developer.',
  async run(lab) {
    const turns = [
      { role: 'user', text: 'Say hello.' },
      { role: 'assistant', text: 'Hello.' },
      ...prompt(counting),
    ] as const;
    const finding = await accepts(lab, 'a system prompt', [{ role: 'system', text: 'Be brief.' }, ...turns]);
    if (finding.status !== 'pass' || lab.spec.id !== 'openai') return finding;
    const developer = await lab.send({
      messages: [{ role: 'developer', text: 'Be brief.' }, ...turns],
      maxTokens: 16,
    });
    return pass(
      `${finding.message} It ${developer.status === 200 ? 'also accepts' : 'does not accept, and does not need,'} the role developer.`,
    );
  },
};

async function accepts(lab: Lab, what: string, messages: Parameters<Lab['send']>[0]['messages'] & object) {
  const got = await lab.send({ messages, maxTokens: 16 });
  if (got.status === 200) return pass(`The endpoint accepts ${what}.`);
  return warn(`With ${what}, the endpoint returns ${got.status || 'nothing'}.`, {
    hint: `A persona sends its system prompt and all earlier turns.${lab.spec.id === 'gemini' ? '' : ' If turns must alternate, set `mergeMessages: true`, which joins consecutive messages of one role.'}`,
    evidence: lab.evidence(got),
  });
}
