import { finishOf, type Answer } from '../answer.js';
import type { Check } from '../check.js';
import type { Finding } from '../check-report.js';
import { describeValue } from '../endpoint-spec.js';
import { pass, skipped, warn } from '../finding.js';
import { isObject, parseJson, type JsonObject } from '../../json.js';
import type { Lab } from '../lab.js';

export const toolsCheck: Check = {
  id: 'tools',
  number: 22,
  title: 'Tool calls',
  group: 'Response format',
  how: 'Makes the model call a tool and checks the fragments: index, id, one name, arguments that join to JSON, finish reason tool_calls.',
  async run(lab) {
    const answer = await lab.toolCall();
    const { status } = answer.exchange;
    if (status !== 200)
      return skipped(
        `The endpoint does not accept tools (${status || 'no response'}). A persona works without tools.`,
      );
    const fragments = answer.chunks.flatMap(({ toolCalls }) => toolCalls).filter(isObject);
    if (fragments.length === 0)
      return skipped('The model did not call the required tool. A persona works without tools.');
    return lab.spec.id === 'gemini' ? judgeGemini(lab, answer, fragments) : judgeChat(lab, answer, fragments);
  },
};

function judgeGemini(lab: Lab, answer: Answer, fragments: readonly JsonObject[]): Finding {
  const call = fragments[0]?.['functionCall'];
  if (isObject(call) && typeof call['name'] === 'string') return pass('The tool was called.');
  return complain(lab, answer, 'functionCall.name', 'a string', call);
}

function judgeChat(lab: Lab, answer: Answer, fragments: readonly JsonObject[]): Finding {
  const path = 'choices[0].delta.tool_calls[]';
  const noIndex = fragments.find(({ index }) => !Number.isInteger(index));
  if (noIndex) return complain(lab, answer, `${path}.index`, 'an integer', noIndex['index']);
  const first = fragments.filter(({ index }) => index === fragments[0]?.['index']);
  const functions = first.map((fragment) => fragment['function']).filter(isObject);
  const odd = functions.find(
    ({ arguments: args }) => args !== undefined && args !== null && typeof args !== 'string',
  );
  if (odd) return complain(lab, answer, `${path}.function.arguments`, 'a string of JSON', odd['arguments']);
  const names = functions.map(({ name }) => name).filter(Boolean);
  if (names.length !== 1) return complain(lab, answer, `${path}.function.name`, 'once', names);
  if (!first.some(({ id }) => typeof id === 'string' && id))
    return complain(lab, answer, `${path}.id`, 'a string', undefined);
  const joined = functions.map(({ arguments: args }) => (typeof args === 'string' ? args : '')).join('');
  if (parseJson(joined || '{}') === undefined)
    return complain(lab, answer, `${path}.function.arguments`, 'JSON when joined', joined);
  const finish = finishOf(answer);
  // OpenAI itself finishes with `stop` if `tool_choice` names the tool.
  if (finish === 'tool_calls' || finish === 'stop')
    return pass(`The tool was called; the response ends with ${finish}.`);
  return complain(lab, answer, 'choices[0].finish_reason', '"tool_calls"', finish);
}

function complain(lab: Lab, answer: Answer, path: string, expected: string, actual: unknown): Finding {
  return warn(`${path}: expected ${expected}, found ${describeValue(actual)}.`, {
    hint:
      lab.spec.id === 'gemini'
        ? 'A call is a part {"functionCall":{"name":"…","args":{…}}}.'
        : 'Send a call as fragments with `index`. The first fragment has `id` and `function.name`; the arguments are a string.',
    evidence: lab.evidence(answer.exchange),
  });
}
