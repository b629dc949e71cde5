import type { EngineTool, ModelCall } from './engine-message.js';
import type { ModelStage } from './model-stage.js';

/** The result of a tool whose result is not awaited. Anam documents "fire and forget", but no result text for it. */
const FIRED = 'The tool was called.';

/**
 * Runs one of the model's calls and returns its result as text. A client tool is "fire and forget" unless it has
 * `awaitResult`; then its time limit applies (Anam's guide "Client tools").
 */
export async function runTool(
  call: ModelCall,
  tools: readonly EngineTool[],
  stage: ModelStage,
): Promise<string> {
  const tool = tools.find(({ name }) => name === call.name);
  const args = argumentsOf(call);
  if (!tool || !args) {
    const error = tool ? 'The arguments are not a JSON object.' : `There is no tool ${call.name}.`;
    stage.log('llm-tool-refused', { call, error });
    return JSON.stringify({ error });
  }
  if (tool.type !== 'client') return runElsewhere(tool, args, stage);
  const timeoutMs = tool.awaitResult ? tool.timeoutSeconds * 1000 : Infinity;
  const answer = stage.callTool(tool.name, args, { timeoutMs });
  if (!tool.awaitResult) return FIRED;
  const { result, error } = await answer;
  if (error !== undefined) return JSON.stringify({ error });
  return typeof result === 'string' ? result : (JSON.stringify(result) ?? '');
}

/**
 * Reports a call to one of the engine's own tools: webhooks, knowledge, and system tools. The simulator has none of
 * them.
 */
async function runElsewhere({ name, type }: EngineTool, args: object, stage: ModelStage): Promise<string> {
  const error = `The simulator has no ${type} tools.`;
  await stage.callTool(name, args, { type, error });
  return JSON.stringify({ error });
}

function argumentsOf({ arguments: json }: ModelCall): object | null {
  try {
    const value: unknown = JSON.parse(json.trim() === '' ? '{}' : json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
