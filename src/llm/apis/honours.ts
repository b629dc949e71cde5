import type { LlmSettingName } from '../llm-adapter.js';

const common = ['maxOutputTokens', 'temperature', 'topP', 'toolChoice'] as const;
const most = [...common, 'responseFormat', 'reasoningEffort'] as const;

/** The request settings that each API can send. They are known before the API's code is loaded. */
export const responsesHonours: readonly LlmSettingName[] = [...most, 'user'];
export const geminiHonours: readonly LlmSettingName[] = [...most, 'stop', 'seed'];
export const chatHonours: readonly LlmSettingName[] = [...geminiHonours, 'user'];
export const anthropicHonours: readonly LlmSettingName[] = [...common, 'stop', 'user'];
