// A model for `npm run test:hosts` that passes `anam-react check`: it sends a thought, then its answer word by word.
import { setTimeout as wait } from 'node:timers/promises';

/**
 * @typedef {{
 *   messages: { content: unknown }[],
 *   tools?: { function: { name: string } }[],
 *   tool_choice?: unknown,
 *   max_tokens?: number,
 * }} ChatRequest
 */

/** The pace of a fast model. If an answer were much shorter, the pauses of a busy machine would affect the result. */
const WORD_MS = 40;

/** @param {object} delta @param {string | null} [finish] */
const chunk = (delta, finish = null) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

/** @param {ChatRequest} request @returns {object[]} */
function deltasFor({ messages, tools, tool_choice: choice }) {
  const name = tools?.[0]?.function.name;
  if (name !== undefined && typeof choice === 'object') {
    const start = { index: 0, id: 'call_1', type: 'function', function: { name, arguments: '{"word":' } };
    return [start, { index: 0, function: { arguments: '"hello"}' } }].map((call) => ({ tool_calls: [call] }));
  }
  const asked = String(messages.at(-1)?.content);
  const repeated = /^Reply exactly: (.*)$/.exec(asked)?.[1]?.split(/(?<= )/);
  const words = repeated ?? Array.from({ length: 40 }, (_, at) => `${at + 1} `);
  return words.map((content) => ({ content }));
}

/** Streams the answer in OpenAI's format. @param {ChatRequest} request @param {import('node:http').ServerResponse} res */
export async function answerPolitely(request, res) {
  res.writeHead(200, { 'content-type': 'text/event-stream' });
  res.write(chunk({ role: 'assistant', reasoning: 'The user asks something.' }));
  const all = deltasFor(request);
  const deltas = all.slice(0, request.max_tokens);
  for (const delta of deltas) {
    await wait(WORD_MS);
    res.write(chunk(delta));
  }
  const isCall = deltas.some((delta) => 'tool_calls' in delta);
  const finish = deltas.length < all.length ? 'length' : isCall ? 'tool_calls' : 'stop';
  res.end(`${chunk({}, finish)}data: [DONE]\n\n`);
}
