import type { Assumption } from '../assumption.js';
import { script } from '../script.js';
import { joined } from '../trace.js';
import { differs, holds, unknown } from '../verdict.js';

const step = 'server/ask';

/** Server mode, with one of Anam's own models or the one in `ANAM_LLM_ID`. */
export const serverAssumptions: readonly Assumption[] = [
  {
    id: 'server-answer',
    sentence: 'In server mode a typed text is answered, with an id that does not begin with `external::`.',
    source: 'SDK 4.27; third parties',
    breaks: 'The package takes the model’s words for the app’s own.',
    cost: 'paid',
    steps: ['server/start', step],
    check: (trace) => {
      if (trace.acted(step, 'asked') === undefined) return unknown('the session did not start');
      const said = trace.speech(step, 'persona');
      if (said.length === 0) return differs('no answer within 18 s');
      const own = said.every(({ message_id: id }) => !id.startsWith('external::'));
      return own ? holds(`“${joined(said)}”`) : differs('the id begins with `external::`');
    },
  },
  {
    id: 'server-reasoning',
    sentence: 'Reasoning comes as text pieces with an id and a number, the last one with `end_of_thought`.',
    source: 'SDK 4.27, ReasoningHistoryClient',
    breaks: 'The reasoning of server mode is shown incompletely, or never ends.',
    cost: 'paid',
    steps: [step],
    check: (trace) => {
      const thoughts = trace.frames(step, 'reasoningText').map(({ data }) => data);
      if (thoughts.length === 0) return unknown('this model sent no reasoning');
      const complete = thoughts.every(
        (each) =>
          typeof each['message_id'] === 'string' &&
          typeof each['content'] === 'string' &&
          typeof each['content_index'] === 'number' &&
          typeof each['end_of_thought'] === 'boolean',
      );
      if (!complete) return differs('a field is missing, or has another type');
      const ids = new Set(thoughts.map((each) => each['message_id']));
      const ends = thoughts.filter((each) => each['end_of_thought'] === true).length;
      return ends === ids.size
        ? holds(`${thoughts.length} pieces`)
        : differs(`${ends} ends for ${ids.size} thoughts`);
    },
  },
  {
    id: 'server-tool',
    sentence: 'A client tool with `awaitResult` gets its result from the page, and the model uses it.',
    source: 'Anam’s guide “Client tools”; for inline tools our assumption',
    breaks: 'Tools of the page do not work in server mode.',
    cost: 'paid',
    steps: [step],
    check: (trace) => {
      const called = trace
        .frames(step, 'toolCallStarted')
        .find(({ data }) => data['tool_name'] === script.toolName);
      if (!called) return unknown('the model did not call the tool');
      if (called.data['tool_type'] !== 'client')
        return differs(`the tool has type ${String(called.data['tool_type'])}`);
      const failed = trace.frames(step, 'toolCallFailed')[0];
      if (failed) return differs(`the call failed: ${String(failed.data['error_message'])}`);
      const said = joined(trace.speech(step, 'persona'));
      return said.toLowerCase().includes(script.password)
        ? holds('used in the answer')
        : differs(`the answer lacks it: “${said}”`);
    },
  },
];
