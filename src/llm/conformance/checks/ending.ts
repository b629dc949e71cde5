import { errorOf, finishOf, textOf, type Answer } from '../answer.js';
import type { Check } from '../check.js';
import { describeValue } from '../endpoint-spec.js';
import { fail, pass, warn } from '../finding.js';

export const finishCheck: Check = {
  id: 'finish',
  number: 15,
  title: 'Finish reason',
  group: 'Response format',
  how: 'One known finish reason, after the last text.',
  async run(lab) {
    const answer = await lab.counting();
    const evidence = lab.evidence(answer.exchange);
    const finish = finishOf(answer);
    const hint = `Send one of ${[...lab.spec.finishReasons].slice(0, 4).join(', ')} with the last chunk.`;
    if (finish === undefined) return warn('No chunk has a finish reason.', { hint, evidence });
    const late = textAfterFinish(answer);
    if (late !== undefined)
      return fail('Text follows the finish reason: a reader that stops there loses it.', {
        hint: 'Send the finish reason with the last chunk of text, or after it.',
        evidence: lab.evidence(answer.exchange, late),
      });
    if (typeof finish !== 'string' || !lab.spec.finishReasons.has(finish))
      return warn(`The finish reason ${describeValue(finish)} is not one of the spec.`, { hint, evidence });
    if (finish === lab.spec.lengthReason && textOf(answer) === '')
      return warn('All tokens went into reasoning; no text came.', {
        hint: 'Give the model more tokens, or less effort.',
      });
    return pass(`The answer ends with ${describeValue(finish)}.`);
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
  how: 'The stream ends with `data: [DONE]` (Gemini: with a finish reason).',
  async run(lab) {
    const answer = await lab.counting();
    const { failure } = answer.exchange;
    const evidence = lab.evidence(answer.exchange);
    const hint = 'End with `data: [DONE]` and an empty line, then close the connection.';
    if (answer.terminated && failure) return warn(failure.message, { hint, evidence });
    if (answer.terminated) return pass('The stream ends with [DONE].');
    if (failure) return fail(`The answer was cut off: ${failure.message}`, { hint: CUT_HINT, evidence });
    if (errorOf(answer) !== undefined)
      return warn('The stream ends with an error.', { evidence, hint: 'The evidence contains the message.' });
    if (finishOf(answer) === undefined)
      return fail('The stream ends without a finish reason and a terminator.', { hint: CUT_HINT, evidence });
    if (lab.spec.terminator) return warn('The stream does not end with [DONE].', { hint, evidence });
    return pass('The stream ends after its finish reason.');
  },
};

const CUT_HINT =
  'An answer that was cut looks like this. Is there a time limit in a proxy or a serverless function? A whole one ends with a finish reason and `data: [DONE]`.';
