import type { LlmTool } from '../llm-adapter.js';

// How `jsonSchema()` in `ai` 5 to 7 marks a schema (`@ai-sdk/provider-utils`, `schema.ts`); version 5 looks for both.
const marks = { [Symbol.for('vercel.ai.schema')]: true, [Symbol.for('vercel.ai.validator')]: true };

/** Tools without `execute`: a call to one ends the answer, and the page runs it. */
export function toolSet(tools: readonly LlmTool[]): Record<string, object> {
  return Object.fromEntries(
    tools.map(({ name, description, parameters }) => [
      name,
      {
        ...(description !== undefined && { description }),
        inputSchema: { ...marks, _type: undefined, validate: undefined, jsonSchema: parameters },
      },
    ]),
  );
}
