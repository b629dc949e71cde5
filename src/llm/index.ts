export { custom, type CustomCall, type CustomOptions } from './custom.js';
export type { ConnectionOptions } from './endpoint-connection.js';
export { fromAiSdk, type AiSdkCall, type AiSdkResult, type FromAiSdkOptions } from './from-ai-sdk.js';
export { fromOpenAI } from './from-openai-sdk.js';
export type { OpenAIClient, OpenAIParams } from './openai-client.js';
export { cueInstructions } from './cue-instructions.js';
export { contentText } from './content-text.js';
export type {
  LlmAdapter,
  LlmContent,
  LlmContentPart,
  LlmDataPart,
  LlmFilePart,
  LlmFinishReason,
  LlmGeneratedFile,
  LlmImagePart,
  LlmMessage,
  LlmPart,
  LlmRequest,
  LlmResponseFormat,
  LlmSettingName,
  LlmSettings,
  LlmSource,
  LlmStreamOptions,
  LlmTextPiece,
  LlmTokenUsage,
  LlmTool,
  LlmToolApproval,
  LlmToolCall,
  LlmToolChoice,
  LlmToolResult,
} from './llm-adapter.js';
export type { UiMessage } from './protocols/ui-messages.js';
export type { AiSdkBody } from './protocols/ui-message-stream.js';
export type { ChatOptions } from './protocols/openai-chat.js';
export { agUi, type AgUiOptions } from './providers/ag-ui.js';
export type { AgUiContext, AgUiSettings } from './protocols/ag-ui.js';
export { aiSdk, type AiSdkOptions } from './providers/ai-sdk.js';
export { anthropic, type AnthropicOptions } from './providers/anthropic.js';
export { azureOpenAI, type AzureOpenAIOptions } from './providers/azure-openai.js';
export { gemini, type GeminiOptions } from './providers/gemini.js';
export { groq, type GroqOptions } from './providers/groq.js';
export { openai, type OpenAIOptions } from './providers/openai.js';
export { openaiCompatible, type OpenAICompatibleOptions } from './providers/openai-compatible.js';
export { openaiResponses, type OpenAIResponsesOptions } from './providers/openai-responses.js';
export { textStream, type TextStreamOptions } from './providers/text-stream.js';
export { route, type RoutedLlm } from './routing/route.js';
export type { RouteEnvironment } from './routing/route-environment.js';
export type { RouteFallback, RouteOptions } from './routing/route-options.js';
export type { EndpointState, RouterState } from './routing/router-state.js';
export type { ThinkOptions } from './written/think-options.js';
export type { ThinkTag } from './written/think-tag.js';
