import { bearsContent, errorOf, finishOf, textOf, type Answer } from '../answer.js';
import type { Check } from '../check.js';
import type { Finding } from '../check-report.js';
import { describeValue } from '../endpoint-spec.js';
import { fail, pass, warn } from '../finding.js';
import type { Lab } from '../lab.js';

export const finishCheck: Check = {
  id: 'finish',
  number: 15,
  title: 'Finish reason',
  group: 'Response format',
  how: 'Looks for one known finish reason after the last text.',
  async run(lab) {
    const answer = await lab.counting();
    const evidence = lab.evidence(answer.exchange);
    const finish = finishOf(answer);
    const { finishReasons, lengthReason, fields } = lab.spec;
    const known = [...finishReasons].slice(0, 4).join(', ');
    const hint = `Send \`${fields.finish}\` with the last chunk: ${known}.`;
    if (finish === undefined) return warn('No chunk has a finish reason.', { hint, evidence });
    const late = textAfterFinish(answer);
    if (late !== undefined)
      return fail('Text follows the finish reason. A reader that stops there loses it.', {
        hint: 'Send the finish reason with the last chunk of text, or after it.',
        evidence: lab.evidence(answer.exchange, late),
      });
    if (typeof finish !== 'string' || !finishReasons.has(finish))
      return warn(`The spec has no finish reason ${describeValue(finish)}.`, { hint, evidence });
    if (finish === lengthReason && textOf(answer) === '')
      return warn('Reasoning used up all tokens, so there is no text.', {
        hint: 'Allow more tokens, or reduce the reasoning effort.',
      });
    return pass(`The response ends with ${describeValue(finish)}.`);
  },
};

function textAfterFinish({ chunks }: Answer): string | undefined {
  const at = chunks.findIndex(({ finish }) => finish !== undefined);
  return chunks.slice(at + 1).find(({ text }) => text !== '')?.text;
}

export const terminatorCheck: Check = {
  id: 'terminator',
  number: 16,
  title: 'End of the stream',
  group: 'Response format',
  how: 'Looks at the end of the stream: `data: [DONE]` and nothing after it (Gemini: a finish reason).',
  async run(lab) {
    const answer = await lab.counting();
    const late = judgeAfterEnd(lab, answer);
    if (late?.status === 'fail') return late;
    return judgeEnd(lab, answer, late);
  },
};

function judgeEnd(lab: Lab, answer: Answer, late: Finding | undefined): Finding {
  const { failure } = answer.exchange;
  const evidence = lab.evidence(answer.exchange);
  const hint = 'End with `data: [DONE]` and an empty line, then close the connection.';
  if (answer.terminated && failure) return warn(failure.message, { hint, evidence });
  if (answer.terminated) return late ?? pass('The stream ends with [DONE].');
  if (failure) return fail(`The response was cut off: ${failure.message}`, { hint: cutHint(lab), evidence });
  if (errorOf(answer) !== undefined)
    return warn('The stream ends with an error.', { evidence, hint: 'The evidence contains the message.' });
  if (finishOf(answer) === undefined) {
    const missing = lab.spec.terminator ? 'a finish reason and without [DONE]' : 'a finish reason';
    return fail(`The stream ends without ${missing}.`, { hint: cutHint(lab), evidence });
  }
  if (lab.spec.terminator) return warn('The stream does not end with [DONE].', { hint, evidence });
  return pass('The stream ends after its finish reason.');
}

/** Comments may follow `[DONE]`. Anything else is lost, because readers stop there. */
function judgeAfterEnd(lab: Lab, { afterEnd, exchange }: Answer): Finding | undefined {
  const { events, chunks, strays } = afterEnd;
  const [first] = [...events.map(({ data }) => data), ...strays];
  if (first === undefined) return undefined;
  const more = {
    hint: 'Send `data: [DONE]` once, after all other events, and close the connection.',
    evidence: lab.evidence(exchange, first),
  };
  const isLost = strays.length > 0 || chunks.some(bearsContent) || events.some(isWords);
  if (isLost) return fail('Text follows [DONE]. A reader stops there and loses it.', more);
  const number = events.length === 1 ? 'One event follows' : `${events.length} events follow`;
  return warn(`${number} [DONE]. A reader stops there and does not see what follows.`, more);
}

/** Data that is neither JSON nor another `[DONE]`. */
const isWords = ({ data }: { data: string }) => !/^\s*(?:[{[]|$)/.test(data);

const cutHint = ({ spec }: Lab) =>
  `A response that was cut off looks like this. Does a proxy or a serverless function have a time limit? A complete response ends with a finish reason (\`${spec.fields.finish}\`)${spec.terminator ? ' and `data: [DONE]`' : ''}.`;
