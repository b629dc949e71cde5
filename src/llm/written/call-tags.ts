/** Call tags that ordinary texts also use. Their content is a call only if it is JSON that names its tool. */
export const plainCalls = [
  'tools',
  'tool',
  'toolcall',
  'TOOLCALL',
  'functioncall',
  'function',
  'action',
  'tool_use',
  'use_tool',
  'use_mcp_tool',
  'execute_tool',
  'tool_code',
].map((name) => `<${name}>`);
/** Marks of results that a model invents after its call. */
export const resultMarks = [
  ...[
    'tool_response',
    'tool_result',
    'tool_results',
    'tool_output',
    'tool_outputs',
    'function_response',
    'function_result',
    'function_results',
    'function_output',
  ].map((name) => `<${name}>`),
  '[TOOL_RESULTS]',
  '<｜tool▁outputs▁begin｜>',
  '✿RESULT✿:',
];
/** Older templates of Qwen: `✿FUNCTION✿: name`, `✿ARGS✿: {…}`, `✿RESULT✿: …`, and `✿RETURN✿: answer`. */
export const qwenCall = '✿FUNCTION✿:';
export const qwenEnds = ['✿RESULT✿:', '✿RETURN✿:', qwenCall];
