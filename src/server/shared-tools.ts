import { inToken, type SharedTool, type TokenTool } from '../internal/token-tool.js';
import { invalidOption } from './checked-option.js';

/** @throws PersonaError `config-invalid`, `config-tool` */
export function sharedTools(tools: readonly SharedTool[] = []): readonly TokenTool[] {
  if (!Array.isArray(tools) || tools.some((tool) => !tool?.[inToken])) {
    throw invalidOption('`tools` must use `defineTool`.');
  }
  return tools.map((tool) => ({ ...tool[inToken]() }));
}
