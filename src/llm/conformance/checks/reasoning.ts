import { finishOf, reasoningOf, textOf, type Answer } from '../answer.js';
import type { Check } from '../check.js';
import type { Finding } from '../check-report.js';
import { pass, skipped, warn } from '../finding.js';
import type { Lab } from '../lab.js';
import { prompt, riddle } from '../prompts.js';

export const reasoningCheck: Check = {
  id: 'reasoning',
  number: 20,
  title: 'Reasoning',
  group: 'Response format',
  how: 'Asks a riddle and looks where the reasoning stands; Groq with reasoning_format parsed, raw and hidden.',
  async run(lab) {
    return lab.spec.id === 'groq'
      ? groqFormats(lab)
      : judgeField(lab, await lab.answer({ messages: prompt(riddle) }));
  },
};

type Format = 'parsed' | 'raw' | 'hidden';

async function groqFormats(lab: Lab): Promise<Finding> {
  const taken: Format[] = [];
  for (const format of ['parsed', 'raw', 'hidden'] as const) {
    const answer = await lab.answer({ messages: prompt(riddle), reasoningFormat: format });
    // Models that do not reason refuse the parameter; gpt-oss refuses some of its values.
    if (answer.exchange.status === 200) {
      const complaint = formatComplaint(format, answer, lab);
      if (complaint)
        return warn(`With reasoning_format=${format} ${complaint}.`, {
          hint: 'Set reasoning_format=parsed, and put reasoning into delta.reasoning only.',
          evidence: lab.evidence(answer.exchange),
        });
      taken.push(format);
    }
  }
  return taken.length > 0
    ? pass(`As asked with ${taken.join(', ')}.`)
    : skipped('The model takes no reasoning_format.');
}

function formatComplaint(format: Format, answer: Answer, lab: Lab): string | undefined {
  const inline = inlineThought(answer);
  const structured = reasoningOf(answer) !== '';
  const cut = finishOf(answer) === lab.spec.lengthReason;
  if (format === 'parsed') return inline === 'none' ? undefined : 'tags stand in the text';
  if (format === 'hidden')
    return inline !== 'none' || structured ? 'reasoning is sent all the same' : undefined;
  if (inline === 'orphan' || (inline === 'open' && !cut)) return 'the tags are not balanced';
  return structured ? 'reasoning stands in a field' : undefined;
}

function judgeField(lab: Lab, answer: Answer): Finding {
  const { status } = answer.exchange;
  const evidence = lab.evidence(answer.exchange);
  if (status !== 200)
    return warn(`To a riddle it answers ${status || 'nothing'}.`, {
      evidence,
      hint: 'Check the log of the server.',
    });
  const inline = inlineThought(answer);
  const field = answer.chunks.find(({ reasoningField }) => reasoningField !== undefined)?.reasoningField;
  const hint =
    'Let the server separate reasoning: reasoning_format=parsed, --reasoning-parser (vLLM), --reasoning-format deepseek (llama.cpp).';
  if (inline !== 'none' && field)
    return warn(`Reasoning comes twice: in ${field} and in tags in the text.`, { hint, evidence });
  if (inline === 'orphan')
    return warn('A closing tag comes without its opening one: the answer starts in reasoning.', {
      hint: `${hint} Otherwise set startsInReasoning: true.`,
      evidence,
    });
  if (inline !== 'none') return pass('Reasoning is in tags in the text; the library extracts it.');
  return pass(field ? `Reasoning is in ${field}.` : 'No reasoning was sent.');
}

const tag = /<(\/?)(?:think|thinking|thought|reasoning)\b[^>]*>/gi;

/** The reasoning in tags inside the text. */
function inlineThought(answer: Answer): 'none' | 'balanced' | 'open' | 'orphan' {
  const tags = [...textOf(answer).matchAll(tag)].map(([, slash]) => (slash ? 'close' : 'open'));
  if (tags.length === 0) return 'none';
  if (tags[0] === 'close') return 'orphan';
  return tags.length % 2 === 0 ? 'balanced' : 'open';
}
