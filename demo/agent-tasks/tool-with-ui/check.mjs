import { completion, toolCompletion } from '../streams.mjs';

export const routes = {
  '/api/persona/llm': (/** @type {any} */ body) =>
    body.messages.at(-1).role === 'tool'
      ? completion('Here it is.')
      : toolCompletion('show_product', { sku: 'A1' }),
};

/** @param {import('../check.js').Check} t */
export async function check(t) {
  await t.start();
  await t.say('Show me something sweet.', 'Here it is.');
  const [first, second] = t.calls('/api/persona/llm');
  t.expect('the model is cafe-1', first?.model === 'cafe-1', first?.model);
  const tool = first?.tools?.[0]?.function;
  t.expect('the model knows the tool', tool?.name === 'show_product', tool);
  t.expect('and its argument', tool?.parameters?.properties?.sku?.type === 'string', tool?.parameters);
  const product = t.page.locator('[role="log"] [data-product="A1"], .persona-transcript [data-product="A1"]');
  t.expect('the product is in the conversation', await product.first().isVisible());
  const result = JSON.stringify(second?.messages.at(-1));
  t.expect('the model gets name and price', /Almond croissant/.test(result) && /3\.20/.test(result), result);
}
