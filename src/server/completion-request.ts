import { contentText } from '../llm/content-text.js';
import type { LlmMessage, LlmRequest, LlmTool } from '../llm/llm-adapter.js';
import { idAt, objectWith } from './completion-fields.js';
import type { AllowedFiles } from './allowed-files.js';
import { FileBudget } from './completion-file.js';
import { messagesOf } from './completion-messages.js';
import { settingsOf } from './completion-settings.js';
import { pageSettingFields, type PageSetting } from './page-setting.js';
import { toolsOf, type AllowedTools } from './completion-tools.js';
import { checkJsonShape } from './json-shape.js';
import type { JsonObject } from './read-json-body.js';
import { invalidRequest, Refusal } from './refusal.js';

export interface CompletionLimits {
  readonly systemPrompt: string | undefined;
  readonly allowTools: AllowedTools;
  /** The tools that the server declares. */
  readonly tools?: readonly LlmTool[];
  readonly allowFiles: AllowedFiles | undefined;
  readonly allowSettings: readonly PageSetting[];
  readonly allowIds: boolean;
  readonly maxMessages: number;
  readonly maxChars: number;
  readonly maxOutputTokens: number | undefined;
}

const tokenFields = ['max_tokens', 'max_completion_tokens'] as const;
const fields = ['model', 'messages', 'stream', 'stream_options', 'tools', ...tokenFields];

/**
 * Builds the adapter's request from known and allowed fields; the page's object is never passed on. Settings
 * (`temperature`, …) that are not allowed are rejected instead of silently having no effect.
 * @throws Refusal 400 `invalid-request`, `field-not-allowed`, `tools-not-allowed`, `files-not-allowed`, 413
 * `conversation-too-long`, `files-too-large`
 */
export function completionRequest(body: JsonObject, limits: CompletionLimits): LlmRequest {
  checkJsonShape(body);
  const asked = objectWith(
    [
      ...fields,
      ...(limits.allowIds ? ['conversation_id'] : []),
      ...limits.allowSettings.map((name) => pageSettingFields[name]),
    ],
    body,
    'the request',
  );
  checkStream(asked);
  checkCount(asked['messages'], limits.maxMessages);
  const messages = messagesOf(asked['messages'], {
    allowed: limits.allowTools,
    files: new FileBudget(limits.allowFiles),
    withIds: limits.allowIds,
  });
  const { conversation_id: conversation } = asked;
  const tools = toolsOf(asked['tools'], limits.allowTools, limits.tools);
  const settings = settingsOf(asked, limits.allowSettings);
  checkLength({ ...settings, messages, tools }, limits.maxChars);
  const maxOutputTokens = tokenLimit(asked, limits.maxOutputTokens);
  return {
    messages: withInstructions(messages, limits.systemPrompt),
    ...(tools && { tools }),
    ...(conversation !== undefined && { conversationId: idAt(conversation, '`conversation_id`') }),
    ...settings,
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    ...(wantsUsage(asked) && { reportUsage: true }),
  };
}

function checkStream({ stream, stream_options: options }: JsonObject): void {
  if (stream !== undefined && stream !== true) throw invalidRequest('`stream` must be true.');
  if (options !== undefined)
    objectWith(['include_usage', 'include_obfuscation'], options, '`stream_options`');
}

const wantsUsage = ({ stream_options: options }: JsonObject): boolean =>
  (options as JsonObject | undefined)?.['include_usage'] === true;

/** Checks the size before anything is built. */
function checkCount(messages: unknown, maxMessages: number): void {
  if (!Array.isArray(messages) || messages.length <= maxMessages) return;
  throw tooLong(`The conversation may have ${maxMessages} messages at most.`);
}

function checkLength(request: LlmRequest, maxChars: number): void {
  let length = 0;
  for (const schemas of [request.tools, request.responseFormat])
    if (schemas) length += JSON.stringify(schemas).length;
  for (const message of request.messages) {
    length += contentText(message.content).length;
    if (message.role === 'assistant' && message.toolCalls) length += JSON.stringify(message.toolCalls).length;
  }
  if (length > maxChars) throw tooLong(`The conversation may have ${maxChars} characters at most.`);
}

const tooLong = (message: string) => new Refusal(413, 'conversation-too-long', message);

/**
 * If the server has instructions, a page cannot override them. The page's `system` messages (from `addContext`, or from
 * its adapter's `systemPrompt`) reach the model with no more weight than user messages.
 */
function withInstructions(
  messages: readonly LlmMessage[],
  systemPrompt: string | undefined,
): readonly LlmMessage[] {
  if (systemPrompt === undefined) return messages;
  const demoted = messages.map((message): LlmMessage =>
    message.role === 'system' ? { role: 'user', content: `[Note of the app] ${message.content}` } : message,
  );
  return [{ role: 'system', content: systemPrompt }, ...demoted];
}

/** Returns the lower of the page's and the server's limits. */
function tokenLimit(asked: JsonObject, own: number | undefined): number | undefined {
  const all = own === undefined ? [] : [own];
  for (const name of tokenFields) {
    const value = asked[name];
    if (value === undefined) continue;
    if (!Number.isSafeInteger(value) || (value as number) < 1) {
      throw invalidRequest(`\`${name}\` must be a positive integer.`);
    }
    all.push(value as number);
  }
  return all.length === 0 ? undefined : Math.min(...all);
}
