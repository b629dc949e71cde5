// Responses from the back ends that the tasks mention.

/** @typedef {{ contentType: string, body: string }} Answer */

/** @param {object[]} events @returns {Answer} */
const sse = (events) => ({
  contentType: 'text/event-stream',
  body: [...events.map((event) => JSON.stringify(event)), '[DONE]']
    .map((data) => `data: ${data}\n\n`)
    .join(''),
});

/** An AI SDK route. @param {{ reasoning?: string, text: string }} answer */
export const aiSdkAnswer = ({ reasoning, text }) =>
  sse([
    { type: 'start', messageId: 'answer' },
    { type: 'start-step' },
    ...(reasoning === undefined
      ? []
      : [
          { type: 'reasoning-start', id: 'r' },
          { type: 'reasoning-delta', id: 'r', delta: reasoning },
          { type: 'reasoning-end', id: 'r' },
        ]),
    { type: 'text-start', id: 't' },
    { type: 'text-delta', id: 't', delta: text },
    { type: 'text-end', id: 't' },
    { type: 'finish-step' },
    { type: 'finish' },
  ]);

/** @param {object} delta @param {string} reason */
const chunks = (delta, reason) =>
  sse([
    { choices: [{ index: 0, delta: { role: 'assistant', ...delta } }] },
    { choices: [{ index: 0, delta: {}, finish_reason: reason }] },
  ]);

/** Chat Completions. @param {string} content */
export const completion = (content) => chunks({ content }, 'stop');

/** Chat Completions with a call. @param {string} name @param {object} args */
export const toolCompletion = (name, args) => {
  const call = {
    index: 0,
    id: 'call-1',
    type: 'function',
    function: { name, arguments: JSON.stringify(args) },
  };
  return chunks({ tool_calls: [call] }, 'tool_calls');
};
