import { contentText } from '../../../llm/content-text.js';
import { custom } from '../../../llm/custom.js';

const task = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * A model that passes the conformance checks. It sends a thought, then its answer word by word.
 * @param onWord called before each word
 */
export const politeLlm = (onWord: () => void = () => {}) =>
  custom(async function* ({ messages, tools, toolChoice }) {
    const asked = contentText(messages.at(-1)?.content ?? '');
    yield { type: 'reasoning-delta', text: 'The user asks something.' };
    if (tools?.[0] && typeof toolChoice === 'object') {
      yield { type: 'tool-input-start', id: 'call_1', name: tools[0].name };
      yield { type: 'tool-input-delta', id: 'call_1', text: '{"word":' };
      yield { type: 'tool-call', id: 'call_1', name: tools[0].name, arguments: '{"word":"hello"}' };
      yield { type: 'finish', reason: 'tool-calls' };
      return;
    }
    const repeated = /^Reply exactly: (.*)$/.exec(asked)?.[1];
    const words = repeated?.split(/(?<= )/) ?? Array.from({ length: 40 }, (_, at) => `${at + 1} `);
    for (const word of words) {
      await task();
      onWord();
      yield word;
    }
  });
