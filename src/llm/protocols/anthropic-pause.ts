import { isObject, parseJson, type JsonObject } from '../json.js';

/** How often one answer is continued. The API runs up to ten tool rounds before each pause. */
const MOST = 5;
/** The maximum length of the content that is sent back, in characters. */
const LONGEST = 4_000_000;

interface OpenBlock {
  readonly block: JsonObject;
  json: string;
}

/**
 * The content of an answer that Anthropic pauses: with `stop_reason: "pause_turn"`, its server has reached the limit of
 * its own tool rounds, and continues when it receives the same request again with this content as the last message.
 * https://docs.claude.com/en/api/handling-stop-reasons#pause-turn
 */
export class PausedTurn {
  readonly #blocks: OpenBlock[] = [];
  #open = new Map<unknown, OpenBlock>();
  #size = 0;
  #times = 0;
  #container: unknown;
  #isPaused = false;

  /** Collects the content unchanged. */
  read({ type, index, content_block: block, delta, message }: JsonObject): void {
    for (const holder of [message, delta]) {
      const container = isObject(holder) ? holder['container'] : undefined;
      if (isObject(container)) this.#container = container['id'] ?? this.#container;
    }
    if (type === 'content_block_start' && isObject(block)) this.#begin(index, block);
    else if (type === 'content_block_delta' && isObject(delta)) this.#add(this.#open.get(index), delta);
  }

  /** Returns whether the paused answer can continue. Block indexes start over in the next message. */
  pause(): boolean {
    this.#open = new Map();
    this.#times += 1;
    const isOwnCall = this.#blocks.some(({ block }) => block['type'] === 'tool_use');
    this.#isPaused = this.#times <= MOST && this.#size <= LONGEST && this.#blocks.length > 0 && !isOwnCall;
    return this.#isPaused;
  }

  /** Returns the next request: the first one plus the content so far. */
  continued(body: JsonObject): JsonObject {
    const content = this.#blocks.flatMap(contentOf);
    const { messages, container: asked } = body;
    const id = this.#container;
    return {
      ...body,
      ...(typeof id === 'string' && { container: isObject(asked) ? { ...asked, id } : id }),
      messages: [...(Array.isArray(messages) ? (messages as unknown[]) : []), { role: 'assistant', content }],
    };
  }

  /** Returns true once after each pause. */
  takePause(): boolean {
    const was = this.#isPaused;
    this.#isPaused = false;
    return was;
  }

  #begin(index: unknown, block: JsonObject): void {
    const open = { block: { ...block }, json: '' };
    this.#blocks.push(open);
    this.#open.set(index, open);
    this.#size += JSON.stringify(block).length;
  }

  #add(open: OpenBlock | undefined, delta: JsonObject): void {
    if (!open || this.#size > LONGEST) return;
    const { block } = open;
    for (const name of ['text', 'thinking', 'signature'])
      if (typeof delta[name] === 'string') block[name] = asText(block[name]) + this.#sized(delta[name]);
    if (typeof delta['partial_json'] === 'string') open.json += this.#sized(delta['partial_json']);
    const { citation } = delta;
    if (!isObject(citation)) return;
    this.#sized(JSON.stringify(citation));
    block['citations'] = [...(Array.isArray(block['citations']) ? block['citations'] : []), citation];
  }

  #sized(text: string): string {
    this.#size += text.length;
    return text;
  }
}

/** Returns the block to send back, or nothing for a blank text, which the API rejects. */
function contentOf({ block, json }: OpenBlock): JsonObject[] {
  if (block['type'] === 'text' && asText(block['text']).trim() === '') return [];
  const input = json.trim() === '' ? undefined : parseJson(json);
  return [input === undefined ? block : { ...block, input }];
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
