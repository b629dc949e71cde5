import { expect, it } from 'vitest';
import { stagedModel } from '../testing/fake-stage.js';
import { SpokenMarkup } from './spoken-markup.js';

it.each(['<think>', '</think>', '<tool_call>', '[THINK]', '<|channel|>', '<|im_end|>', '<thinking>'])(
  'finds %s once, cut anywhere',
  (mark) => {
    for (let cut = 0; cut <= mark.length; cut += 1) {
      const found = new SpokenMarkup();
      const pieces = [`Well. ${mark.slice(0, cut)}`, `${mark.slice(cut)} More. ${mark}`];
      expect(pieces.map((piece) => found.push(piece)).filter((one) => one !== null)).toEqual([mark]);
    }
  },
);

it('finds nothing in ordinary text', () => {
  const found = new SpokenMarkup();
  for (const text of ['1 < 2 > 0', 'I think> so', '<b>bold</b>', 'a <| b |> c', '[thinking]']) {
    expect(found.push(text)).toBeNull();
  }
});

it('reports in the log that a thought inside the text is spoken', async () => {
  const deltas = ['<thi', 'nk>Hm.</think>', 'Noon.'];
  const body = [...deltas.map((content) => ({ choices: [{ index: 0, delta: { content } }] })), finish]
    .map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`)
    .join('');
  const { model, said, detailOf } = stagedModel({
    spec: 'groq',
    reasoningFormat: 'raw',
    fetch: async () =>
      new Response(`${body}data: [DONE]\n\n`, { headers: { 'content-type': 'text/event-stream' } }),
  });
  model.respond('What time is it?', 'm1');
  await expect.poll(() => said).toEqual(['<think>Hm.</think>Noon.']);
  expect(detailOf('llm-spoken-markup')).toEqual({ found: '<think>', assumption: true });
});

const finish = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };
