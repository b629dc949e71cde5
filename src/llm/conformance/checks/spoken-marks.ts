import { finishOf, textOf, type Answer } from '../answer.js';
import type { Check } from '../check.js';
import type { Finding } from '../check-report.js';
import { fail, pass, skipped, warn } from '../finding.js';
import type { Lab } from '../lab.js';
import { prompt, riddle } from '../prompts.js';
import { spokenMarks, type MarkKind, type SpokenMark } from '../spoken-marks.js';

export const spokenMarksCheck: Check = {
  id: 'spoken-marks',
  number: 31,
  title: 'Speakable text',
  group: 'Response format',
  how: 'Searches the text for marks that a persona would read aloud: tokens of a chat template, tool calls, reasoning.',
  async run(lab) {
    const answers = [
      await lab.counting(),
      await lab.greeting(),
      await riddleOf(lab),
      // Without a structured call, the model may have written the call as text.
      await lab.toolCall(),
    ];
    const read = answers.filter((answer) => textOf(answer) !== '');
    if (read.length === 0) return skipped('No response contains text.');
    const findings = read.flatMap((answer) => judge(lab, answer, answer === answers[3] ? 'ping' : undefined));
    return (
      findings.find(({ status }) => status === 'fail') ??
      findings[0] ??
      pass(`The text of ${read.length} responses contains only words.`)
    );
  },
};

/** Returns the response to the puzzle. Models that do not reason reject `reasoning_format`, so the retry omits it. */
async function riddleOf(lab: Lab): Promise<Answer> {
  const answer = await lab.riddle();
  return answer.exchange.status === 200 || lab.spec.id !== 'groq'
    ? answer
    : lab.answer({ messages: prompt(riddle) });
}

function judge(lab: Lab, answer: Answer, tool: string | undefined): Finding[] {
  const text = textOf(answer);
  return spokenMarks(text, tool).map((mark) => {
    const kind = kindOf(mark, answer, lab);
    const more = { hint: hintOf(kind, lab), evidence: lab.evidence(answer.exchange, aroundMark(text, mark)) };
    const message = `The text contains ${names[kind]}: ${mark.text}`;
    return isTolerated(kind, lab) ? warn(`${message} ${TOLERATED}`, more) : fail(message, more);
  });
}

/** If the token limit cut the response off, the model is not to blame for an unclosed thought. */
function kindOf({ kind }: SpokenMark, answer: Answer, { spec }: Lab): MarkKind {
  return kind === 'open-thought' && finishOf(answer) === spec.lengthReason ? 'thought' : kind;
}

/** Readers of the OpenAI-like formats know closed tags. In Gemini, thoughts are separate parts, so no reader expects tags. */
const isTolerated = (kind: MarkKind, { spec }: Lab) => kind === 'thought' && spec.id !== 'gemini';
const TOLERATED = 'The library removes it. In server mode, a persona may read it aloud.';

const names: Readonly<Record<MarkKind, string>> = {
  template: 'a token of the chat template, which a persona reads aloud',
  call: 'a tool call, which a persona reads aloud',
  thought: 'reasoning in tags',
  'open-thought': 'a tag of reasoning that is never closed',
  'orphan-thought': 'the end of reasoning without its beginning, so a persona reads the reasoning aloud',
  'raw-tokens': 'tokens that are not turned back into text, which a persona reads aloud',
};

const separate = {
  chat: 'Let the server separate reasoning from text: reasoning_format=parsed (Groq), --reasoning-parser (vLLM, SGLang), --reasoning-format deepseek (llama.cpp). It belongs in `delta.reasoning`.',
  gemini: 'Send reasoning as parts with `"thought": true`, or leave it out.',
};

function hintOf(kind: MarkKind, { spec }: Lab): string {
  const isGemini = spec.id === 'gemini';
  if (kind === 'call')
    return isGemini
      ? 'Send calls as parts with `functionCall`, and no text for them.'
      : 'Let the server parse calls into `delta.tool_calls`: --enable-auto-tool-choice and --tool-call-parser (vLLM), --jinja (llama.cpp).';
  if (kind === 'template')
    return "Stop at the model's end token and use its own chat template: leave skip_special_tokens on (vLLM), --jinja (llama.cpp), --reasoning-parser for gpt-oss, or add the token to `stop`.";
  if (kind === 'raw-tokens')
    return 'Send the decoded text, not the tokens of the vocabulary: use the decoder of the tokenizer.';
  return isGemini ? separate.gemini : separate.chat;
}

function aroundMark(text: string, mark: SpokenMark): string {
  const at = Math.max(0, text.indexOf(mark.text) - 60);
  return `${at > 0 ? '…' : ''}${text.slice(at, at + 200)}`;
}
