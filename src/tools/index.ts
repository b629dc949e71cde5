export type { DeclaredTool, DefinedTool, ToolDeclaration, ToolDefinition } from './tool-definition.js';
export type { SharedTool, TokenTool } from '../internal/token-tool.js';
export type { ToolExecutionContext } from '../core/ports/persona-tool.js';
export type { JsonSchema } from '../core/ports/json-schema.js';
export type { StandardSchema } from '../core/ports/standard-schema.js';
export { defineTool } from './define-tool.js';
