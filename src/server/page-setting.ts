import type { LlmSettingName } from '../llm/llm-adapter.js';

/** The settings that a page may be allowed to send. `user` is excluded, because a page could name anyone. */
export type PageSetting = Exclude<LlmSettingName, 'maxOutputTokens' | 'user'>;

/** Their fields in Chat Completions. */
export const pageSettingFields: Readonly<Record<PageSetting, string>> = {
  temperature: 'temperature',
  topP: 'top_p',
  stop: 'stop',
  seed: 'seed',
  responseFormat: 'response_format',
  toolChoice: 'tool_choice',
  reasoningEffort: 'reasoning_effort',
};

export const isPageSetting = (name: unknown): name is PageSetting =>
  typeof name === 'string' && Object.hasOwn(pageSettingFields, name);
