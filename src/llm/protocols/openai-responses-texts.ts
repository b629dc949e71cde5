import { isObject, type JsonObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';
import { TextBlocks } from './text-blocks.js';

type TextType = 'reasoning-delta' | 'refusal-delta' | 'text-delta';
/** The text of each kind so far, in the order in which a model writes the kinds. */
type Texts = Record<TextType, string>;

const typeOf: Readonly<Record<string, TextType>> = {
  output_text: 'text-delta',
  text: 'text-delta',
  refusal: 'refusal-delta',
  reasoning_text: 'reasoning-delta',
  reasoning_summary_text: 'reasoning-delta',
  summary_text: 'reasoning-delta',
};

/**
 * Reads the texts of a response. The same text arrives up to five times: as deltas, in the `done` events of the text,
 * the part and the item, and in the final response. Some servers send only one of these, so each is read and only new
 * text becomes a part.
 */
export class ResponsesTexts {
  readonly #come = new Map<string, string>();
  readonly #all: Texts = { 'reasoning-delta': '', 'refusal-delta': '', 'text-delta': '' };
  readonly #blocks = new TextBlocks();
  /** The item that the text so far belongs to. */
  #textItem = '';
  /** The kind of reasoning that an item began with. Open models send the same text as both kinds. */
  readonly #thinksBy = new Map<string, boolean>();

  read(type: string, event: JsonObject, parts: LlmPart[]): void {
    const [, kind = '', end] = /^response\.(\w+)\.(delta|done)$/.exec(type) ?? [];
    const { part, item, content_index: index } = event;
    const items = [event['output_index'], event['item_id']].filter((key) => key !== undefined).map(String);
    const at = Number(index ?? event['summary_index'] ?? 0);
    if (end === 'delta') this.#say(kind, items, at, event['delta'], parts);
    else if (kind === 'output_item') this.#item(item, items, parts);
    else if (end && isObject(part)) this.#whole(String(part['type']), items, at, textOf(part), parts);
    else if (end) this.#whole(kind, items, at, textOf(event), parts);
  }

  /** Adds text that only the final response contains. Its items may have other indexes, so texts are compared by kind. */
  end(output: unknown, parts: LlmPart[]): void {
    const whole = new ResponsesTexts();
    if (Array.isArray(output)) output.forEach((item, index) => whole.#item(item, [`${index}`], []));
    for (const type of Object.keys(this.#all) as TextType[]) {
      const text = restOf(whole.#all[type], this.#all[type]);
      if (text !== '') parts.push({ type, text });
    }
  }

  #item(item: unknown, items: readonly string[], parts: LlmPart[]): void {
    if (!isObject(item)) return;
    const texts = new Map<string, string>();
    for (const part of [item['content'], item['summary']].flat()) {
      const kind = isObject(part) ? String(part['type']) : '';
      if (isObject(part)) texts.set(kind, (texts.get(kind) ?? '') + textOf(part));
    }
    for (const [kind, text] of texts) this.#whole(kind, items, ITEM, text, parts);
  }

  /** Reads a complete text. `at` is its position in the item, or `ITEM` for the whole item. */
  #whole(kind: string, items: readonly string[], at: number, text: string, parts: LlmPart[]): void {
    // An event may identify its item by index, by id or not at all.
    const come = [...items, ''].map((item) => this.#come.get(`${item} ${at} ${typeOf[kind]}`));
    this.#say(kind, items, at, restOf(text, come.find((known) => known !== undefined) ?? ''), parts);
  }

  #say(kind: string, items: readonly string[], at: number, text: unknown, parts: LlmPart[]): void {
    const type = typeOf[kind];
    if (!type || typeof text !== 'string' || text === '' || !this.#isFirstKind(kind, items)) return;
    for (const item of items.length > 0 ? items : [''])
      for (const place of new Set([at, ITEM])) {
        const key = `${item} ${place} ${type}`;
        this.#come.set(key, (this.#come.get(key) ?? '') + text);
      }
    this.#all[type] += text;
    parts.push({ type, text: type === 'text-delta' ? this.#apart(items, text) : text });
  }

  /** Separates the texts of different items, because calls come between the messages. */
  #apart([item = '']: readonly string[], text: string): string {
    if (item !== this.#textItem) this.#blocks.end();
    this.#textItem = item;
    return this.#blocks.join(text);
  }

  #isFirstKind(kind: string, items: readonly string[]): boolean {
    if (typeOf[kind] !== 'reasoning-delta') return true;
    const isSummary = kind.includes('summary');
    const item = items[0] ?? '';
    const first = this.#thinksBy.get(item) ?? isSummary;
    this.#thinksBy.set(item, first);
    return first === isSummary;
  }
}

/** Stands for a whole item. No event uses this position. */
const ITEM = -1;

const textOf = (part: JsonObject): string => {
  const text = part['text'] ?? part['refusal'];
  return typeof text === 'string' ? text : '';
};

/** Returns the new end of a text whose beginning is known; empty if it is a different text. */
const restOf = (whole: string, come: string) => (whole.startsWith(come) ? whole.slice(come.length) : '');
