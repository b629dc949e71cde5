export type { BuiltInLlm, BuiltInLlmId } from '../internal/built-in-llms.js';
export type { SharedTool, TokenTool } from '../internal/token-tool.js';
export type { AccessOptions } from './guard.js';
export type { ServerAdmission } from './admission.js';
export type { LlmUsage } from './usage-meter.js';
export type { FlexibleRateLimiter } from './flexible-rate-limit.js';
export type { MemoryRateLimitOptions } from './memory-rate-limit.js';
export type { RateLimit, RateLimitVerdict } from './rate-limit.js';
export type { VoiceDetectionOptions, VoiceGenerationOptions } from '../internal/voice-options.js';
export type { InlinePersona } from './inline-persona.js';
export type { SessionMode, SessionPersona, StoredPersona } from './session-persona.js';
export type { AllowedFiles } from './allowed-files.js';
export type { AllowIds } from './allowed-ids.js';
export type { PageSetting } from './page-setting.js';
export type { LlmEndpointOptions } from './endpoint/endpoint-options.js';
export type { LlmEndpointSpec } from './endpoint/endpoint-route.js';
export type { LlmEndpointRequest, LlmEndpointStats } from './endpoint/endpoint-stats.js';
export type { LlmProxyOptions } from './llm-proxy.js';
export type { ServerErrorCode, ServerRefusal } from './refusal.js';
export type { ElevenLabsAgent, ElevenLabsSettings } from './elevenlabs-agent.js';
export type { Overridable } from './persona-overrides.js';
export type { DirectorNotes, InlineTool } from './persona-performance.js';
export type { SessionEnvironment } from './session-environment.js';
export type { SessionHandlerOptions } from './session-handler.js';
export type { SessionOptions } from './session-options.js';
export type { VideoSize } from './video-sizes.js';
export type { UncheckedFields } from './unchecked-fields.js';
export type { EndHandlerOptions } from './end-handler.js';
export type { WebHandler } from './create-handler.js';
export type { AnamApi } from './anam/anam-api.js';
export type { AnamAvatar, AnamAvatarFilter, AnamAvatars } from './anam/avatars.js';
export type { AnamCallOptions } from './anam/call-anam.js';
export type { AnamCollection } from './anam/collection.js';
export type { AnamApiOptions } from './anam/connection.js';
export type {
  AnamLlm,
  AnamLlmFormat,
  AnamLlmUrl,
  AnamReasoningEffort,
  AnamReasoningFormat,
} from './anam/llm.js';
export type { CreateAnamLlm, UpdateAnamLlm } from './anam/llm-input.js';
export type { AnamLlmFilter, AnamLlms } from './anam/llms.js';
export type { AnamPage, AnamPageMeta, AnamPaging } from './anam/page.js';
export type { AnamPersona, AnamPersonaFilter, AnamPersonas, AnamPersonaSummary } from './anam/personas.js';
export type {
  AnamConcurrency,
  AnamSessions,
  AnamTranscript,
  AnamTranscriptMessage,
} from './anam/sessions.js';
export type { AnamTool, AnamToolFilter, AnamTools } from './anam/tools.js';
export type { AnamVoice, AnamVoiceFilter, AnamVoices } from './anam/voices.js';

export { builtInLlms } from '../internal/built-in-llms.js';
export { createMemoryRateLimit } from './memory-rate-limit.js';
export { fromRateLimiterFlexible } from './flexible-rate-limit.js';
export { createLlmProxy } from './llm-proxy.js';
export { createSessionHandler } from './session-handler.js';
export { createEndHandler } from './end-handler.js';
export { createLlmEndpoint, type LlmEndpoint } from './endpoint/llm-endpoint.js';
export { anamApi } from './anam/anam-api.js';
