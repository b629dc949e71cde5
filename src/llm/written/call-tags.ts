/** The tags of calls that other texts use too: a call is JSON in them that names its tool. */
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
/** The results that a model makes up behind its call. */
export const resultMarks = [
  'tool_response',
  'tool_result',
  'tool_results',
  'tool_output',
  'tool_outputs',
  'function_response',
  'function_result',
  'function_results',
  'function_output',
].map((name) => `<${name}>`);
