import { errorIn, endpointErrorInfo } from '../endpoint-error.js';
import { failureCode } from '../explained.js';
import { parseJson } from '../json.js';
import type { LlmContent, LlmRequest, LlmTool } from '../llm-adapter.js';
import { ThrownErrorInfo } from '../llm-error-info.js';
import type { ThinkOptions } from '../written/think-options.js';
import { notPlainText, PlainTextDecoder } from './plain-text-decoder.js';
import type { LlmDecoder } from './protocol.js';

export interface TextStreamSettings extends ThinkOptions {
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  readonly request?: ((request: LlmRequest) => object | Promise<object>) | undefined;
}

/** Sends messages as JSON and reads plain text. */
export const plainText = {
  encode(request: LlmRequest, { body, request: make }: TextStreamSettings): object | Promise<object> {
    if (make) return make(request);
    const messages = request.messages.flatMap((message) => {
      const content = message.role === 'tool' ? '' : wordsOf(message.content);
      return content === '' ? [] : [{ role: message.role, content }];
    });
    return { ...body, messages };
  },
  /** Without `request`, tool results cannot be sent, so no call is accepted. */
  createDecoder: (settings: TextStreamSettings = {}, tools?: readonly LlmTool[]): LlmDecoder =>
    new PlainTextDecoder(settings, tools && (settings.request ? tools : [])),
  /** Detects an HTML page or another protocol by content type, before any of it is spoken. */
  async check(response: Response): Promise<void> {
    const type = response.headers.get('content-type') ?? '';
    if (!/html|json|event-stream/.test(type)) return;
    const body = await failureCode().then(
      (code) => code.readErrorText(response),
      () => '',
    );
    const error = errorIn(parseJson(body));
    throw new ThrownErrorInfo(error ? endpointErrorInfo(error, body) : notPlainText(body));
  },
};

/** @throws ThrownErrorInfo `llm-unsupported-content` for an image or a file */
function wordsOf(content: LlmContent): string {
  if (typeof content === 'string') return content;
  const words = content.map((part) => {
    if (part.type === 'text') return part.text;
    const mediaType = part.mediaType ?? part.type;
    const message = 'A plain text route accepts no images or files. Set `request` to send them.';
    throw new ThrownErrorInfo({ code: 'llm-unsupported-content', mediaType, message });
  });
  return words.join('\n');
}
