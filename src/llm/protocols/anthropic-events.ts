import { isObject, toJson, type JsonObject } from '../json.js';
import type { LlmPart, LlmTokenUsage } from '../llm-adapter.js';
import { brokeOff, type LlmErrorInfo } from '../llm-error-info.js';
import { holds } from '../rich/load-rich.js';
import { addUsage as sum, tokenUsage } from '../token-usage.js';
import { checkLimit } from './answer-limits.js';
import type { PausedTurn } from './anthropic-pause.js';
import type { AnthropicCallData, ThinkingBlock } from './anthropic-thoughts.js';
import type { AnswerReader, Ending } from './answer-decoder.js';
import { TextBlocks } from './text-blocks.js';
import { finishReason } from './finish-reason.js';

interface Block {
  /** The block from its start event plus its deltas, without the arguments of a call. */
  readonly block: JsonObject;
  json: string;
}

/** Converts the events of one message to parts. Content blocks are identified by their index. */
export class AnthropicEvents implements AnswerReader {
  readonly wanted = 'the events of an Anthropic message';
  readonly api = 'anthropic';
  readonly #blocks = new Map<unknown, Block>();
  /** The thoughts since the last call. */
  #thoughts: ThinkingBlock[] = [];
  #stopReason: string | undefined;
  #messageId: string | undefined;
  #usage: LlmTokenUsage | undefined;
  #calls = 0;
  readonly #texts = new TextBlocks();
  readonly #turn: PausedTurn | undefined;
  /** The token counts of the messages before a pause. */
  #spent: LlmTokenUsage | undefined;

  constructor(turn?: PausedTurn) {
    this.#turn = turn;
  }

  read(event: JsonObject, parts: LlmPart[]): Ending {
    const { index, delta } = event;
    const type = asText(event['type']) ?? '';
    if (!/^(?:message_|content_block_|ping$)/.test(type)) return 'foreign';
    this.#turn?.read(event);
    this.#usage = tokenUsage(event['usage'], this.#usage);
    if (type === 'message_start') return this.#begin(event['message']);
    if (type === 'content_block_start') return this.#start(index, event['content_block'], parts);
    if (type === 'content_block_delta' && isObject(delta)) return this.#delta(index, delta, parts);
    if (type === 'content_block_stop') this.#stop(index, parts);
    else if (type === 'message_delta' && isObject(delta)) this.#stopReason ??= asText(delta['stop_reason']);
    return type === 'message_stop' && !this.#pause(parts) ? 'over' : undefined;
  }

  isRich({ content_block: block, delta }: JsonObject): boolean {
    const type = isObject(block) ? String(block['type']) : '';
    return (
      /server_tool|mcp_tool|_result$/.test(type) || holds(delta, ['citation']) || holds(block, ['citations'])
    );
  }

  end(over: boolean, parts: LlmPart[]): LlmErrorInfo | undefined {
    if (!over && this.#stopReason === undefined) return brokeOff;
    for (const index of this.#blocks.keys()) this.#stop(index, parts);
    const usage = sum(this.#spent, this.#usage);
    const reason = finishReason(this.#stopReason ?? '');
    if (typeof reason !== 'string') return reason;
    parts.push({ type: 'finish', reason, ...(usage && { usage }) });
    return undefined;
  }

  /** Ends a paused message, which the next message continues. */
  #pause(parts: LlmPart[]): boolean {
    if (this.#stopReason !== 'pause_turn' || !this.#turn?.pause()) return false;
    for (const index of this.#blocks.keys()) this.#stop(index, parts);
    this.#spent = sum(this.#spent, this.#usage);
    this.#usage = undefined;
    this.#stopReason = undefined;
    this.#messageId = undefined;
    return true;
  }

  /**
   * Gateways may repeat the start of a message. The start of a different message means that the gateway lost the first
   * one and restarted. The two are not one response, and the API would reject the signed thoughts of both in one turn.
   */
  #begin(message: unknown): Ending {
    const id = isObject(message) ? asText(message['id']) : undefined;
    if (isObject(message)) this.#usage = tokenUsage(message['usage'], this.#usage);
    if (id !== undefined && this.#messageId !== undefined && id !== this.#messageId)
      return {
        code: 'llm-truncated',
        message: 'The response of the model endpoint was cut off and restarted.',
      };
    this.#messageId ??= id;
    return undefined;
  }

  /** According to the documentation, text and thoughts start empty. Some servers put the first words here. */
  #start(index: unknown, block: unknown, parts: LlmPart[]): LlmErrorInfo | undefined {
    if (!isObject(block)) return undefined;
    this.#blocks.set(index, { block: { ...block }, json: '' });
    // A text with citations arrives as many consecutive blocks.
    if (block['type'] !== 'text') this.#texts.end();
    this.#text(block['text'], parts);
    say('reasoning-delta', block['thinking'], parts);
    if (block['type'] === 'tool_use') {
      this.#calls += 1;
      const { id, name } = block;
      if (asText(id) && asText(name))
        parts.push({ type: 'tool-input-start', id: String(id), name: String(name) });
    }
    return checkLimit('tool-calls', this.#calls) ?? this.#check(this.#blocks.get(index));
  }

  #check(open: Block | undefined): LlmErrorInfo | undefined {
    if (!open) return undefined;
    const { signature, data } = open.block;
    const signed = (asText(signature)?.length ?? 0) + (asText(data)?.length ?? 0);
    return checkLimit('tool-arguments', open.json.length) ?? checkLimit('signature', signed);
  }

  #delta(index: unknown, delta: JsonObject, parts: LlmPart[]): LlmErrorInfo | undefined {
    const { text, thinking, partial_json: json } = delta;
    const open = this.#blocks.get(index);
    if (open) {
      for (const name of ['thinking', 'signature']) append(open.block, name, delta[name]);
      if (typeof json === 'string') {
        open.json += json;
        const { type, id, name } = open.block;
        if (type === 'tool_use' && asText(id) && asText(name) && json !== '')
          parts.push({ type: 'tool-input-delta', id: String(id), text: json });
      }
    }
    this.#text(text, parts);
    say('reasoning-delta', thinking, parts);
    return this.#check(open);
  }

  #text(text: unknown, parts: LlmPart[]): void {
    if (typeof text === 'string' && text !== '') say('text-delta', this.#texts.join(text), parts);
  }

  #stop(index: unknown, parts: LlmPart[]): void {
    const open = this.#blocks.get(index);
    this.#blocks.delete(index);
    const type = open?.block['type'];
    if (!open) return;
    if (type === 'thinking' || type === 'redacted_thinking') this.#thoughts.push(open.block);
    else if (type === 'tool_use') parts.push(callOf(open, this.#thoughts.splice(0)));
  }
}

/** Arguments arrive in fragments. Some servers send them whole in the start event. */
function callOf({ block, json }: Block, thoughts: ThinkingBlock[]): LlmPart {
  const announced = isObject(block['input']) ? toJson(block['input']) : '{}';
  const providerData: AnthropicCallData = { anthropicThinking: thoughts };
  return {
    type: 'tool-call',
    id: asText(block['id']) ?? '',
    name: asText(block['name']) ?? '',
    arguments: json.trim() === '' ? announced : json,
    ...(thoughts.length > 0 && { providerData }),
  };
}

function append(block: JsonObject, name: string, text: unknown): void {
  if (typeof text === 'string') block[name] = (asText(block[name]) ?? '') + text;
}

function say(type: 'text-delta' | 'reasoning-delta', text: unknown, parts: LlmPart[]): void {
  if (typeof text === 'string' && text !== '') parts.push({ type, text });
}

const asText = (value: unknown) => (typeof value === 'string' ? value : undefined);
