import { finishOf, reasoningOf, textOf, type Answer } from '../answer.js';
import type { Check } from '../check.js';
import type { Finding } from '../check-report.js';
import { pass, skipped, warn } from '../finding.js';
import type { Lab } from '../lab.js';
import { prompt, riddle } from '../prompts.js';
import { spokenMarks } from '../spoken-marks.js';

export const reasoningCheck: Check = {
  id: 'reasoning',
  number: 20,
  title: 'Reasoning',
  group: 'Response format',
  how: 'Asks a riddle and checks where the reasoning is; for Groq with reasoning_format parsed, raw and hidden.',
  async run(lab) {
    return lab.spec.id === 'groq' ? groqFormats(lab) : judgeField(lab, await lab.riddle());
  },
};

type Format = 'parsed' | 'raw' | 'hidden';

async function groqFormats(lab: Lab): Promise<Finding> {
  const taken: Format[] = [];
  for (const format of ['parsed', 'raw', 'hidden'] as const) {
    const answer =
      format === 'parsed'
        ? await lab.riddle()
        : await lab.answer({ messages: prompt(riddle), reasoningFormat: format });
    // Models that do not reason reject the parameter; gpt-oss rejects some of its values.
    if (answer.exchange.status === 200) {
      const complaint = formatComplaint(format, answer, lab);
      if (complaint)
        return warn(`With reasoning_format=${format}, ${complaint}.`, {
          hint: 'With parsed, put reasoning into delta.reasoning only; with raw, into <think> tags in the text; with hidden, send none.',
          evidence: lab.evidence(answer.exchange),
        });
      taken.push(format);
    }
  }
  return taken.length > 0
    ? pass(`Reasoning is in the requested place with ${taken.join(', ')}.`)
    : skipped('The model does not accept reasoning_format.');
}

function formatComplaint(format: Format, answer: Answer, lab: Lab): string | undefined {
  const inline = inlineThought(answer, lab);
  const structured = reasoningOf(answer) !== '';
  if (format === 'parsed') return inline === 'none' ? undefined : 'the text contains reasoning in tags';
  if (format === 'hidden')
    return inline !== 'none' || structured ? 'the endpoint still sends reasoning' : undefined;
  if (inline === 'orphan' || inline === 'open') return 'the tags are not balanced';
  return structured ? 'the reasoning is in a field' : undefined;
}

const SEPARATE =
  'Let the server separate reasoning: reasoning_format=parsed, --reasoning-parser (vLLM), --reasoning-format deepseek (llama.cpp).';

function judgeField(lab: Lab, answer: Answer): Finding {
  const { status } = answer.exchange;
  const evidence = lab.evidence(answer.exchange);
  if (status !== 200)
    return warn(`The endpoint answers a riddle with ${status || 'nothing'}.`, {
      evidence,
      hint: 'Check the log of the server.',
    });
  const inline = inlineThought(answer, lab);
  const field = answer.chunks.find(({ reasoningField }) => reasoningField !== undefined)?.reasoningField;
  if (inline === 'none') return pass(field ? `Reasoning is in ${field}.` : 'No reasoning was sent.');
  const hint = lab.spec.id === 'gemini' ? 'Send reasoning as parts with `"thought": true`.' : SEPARATE;
  if (field) return warn(`Reasoning is sent twice: in ${field} and in tags in the text.`, { hint, evidence });
  if (inline === 'orphan')
    return warn('A closing tag has no opening tag: the response starts in reasoning.', {
      hint: `${hint} Otherwise set startsInReasoning: true.`,
      evidence,
    });
  if (inline === 'open') return warn('A tag of reasoning is never closed.', { hint, evidence });
  return lab.spec.id === 'gemini'
    ? warn('Reasoning is in tags in the text.', { hint, evidence })
    : pass('Reasoning is in tags in the text; the library removes it.');
}

/**
 * Looks for reasoning in tags inside the text. If the token limit cut the response off, the closing tag may be missing.
 */
function inlineThought(answer: Answer, { spec }: Lab): 'none' | 'balanced' | 'open' | 'orphan' {
  const kinds = spokenMarks(textOf(answer)).map(({ kind }) => kind);
  if (kinds.includes('orphan-thought')) return 'orphan';
  if (kinds.includes('open-thought')) return finishOf(answer) === spec.lengthReason ? 'balanced' : 'open';
  return kinds.includes('thought') ? 'balanced' : 'none';
}
