import { plainCalls, qwenCall, resultMarks } from './call-tags.js';
import { wrapperMark } from './wrapper-tags.js';

/** The meaning of a mark in a model's text. */
export type MarkKind = 'stop' | 'begin' | 'turn' | 'header' | 'call' | 'wrap' | 'unwrap';

export interface WrittenMark {
  readonly kind: MarkKind;
  readonly text: string;
}

/** `<|name|>`, also with DeepSeek's wide bars. */
const token = /^<[|｜]([^<>|｜\s]{1,40})[|｜]>/;
const openToken = /^<[|｜][^<>|｜\s]{0,40}[|｜]?$/;
/** The tokens of ChatML, Llama, Phi, Cohere, GLM, Granite, Kimi, DeepSeek and harmony templates. */
const tokenKinds: readonly (readonly [MarkKind, RegExp])[] = [
  ['header', /^(?:start|channel|message)$/],
  [
    'turn',
    /^(?:im_start|start_header_id|header_start|start_of_role|turn_start|(?:im_)?(?:user|assistant|system|observation)(?:_start)?)$/i,
  ],
  [
    'call',
    /^(?:tool_calls?(?:_start|_begin|_section_begin|s_begin)?|tool[▁_](?:calls?|outputs)[▁_]begin|python_tag|START_ACTION|action_start|tools_prefix)$/,
  ],
  [
    'begin',
    /^(?:begin[▁_]of[▁_](?:sentence|text|box|solution)|startoftext|START_RESPONSE|START_OF_TURN_TOKEN|CHATBOT_TOKEN)$/,
  ],
  [
    'stop',
    /^(?:im_end|im_sep|(?:turn|assistant|user|message)_end|eo[stm]_id|eo[tsd]|end|return|call|end[▁_]?of[▁_]?\w+|END_OF_\w+|END_RESPONSE)$/,
  ],
];

/** Marks with fixed text. */
const literals: readonly (readonly [MarkKind, readonly string[]])[] = [
  ['stop', ['</s>', '<eos>', '<seed:eos>', '<end_of_turn>', '<turn|>', '<|tool_response>', '[/INST]']],
  ['begin', ['<s>', '<bos>', '<seed:bos>', '[INST]', '✿RETURN✿:']],
  ['turn', ['<start_of_turn>', '<|turn>']],
  [
    'call',
    [
      '[TOOL_CALLS]',
      qwenCall,
      '<｜DSML｜function_calls>',
      '<｜DSML｜tool_calls>',
      '<|tool_call>',
      '<start_function_call>',
    ],
  ],
  [
    'call',
    ['', 'minimax:', 'seed:', 'antml:', 'longcat_'].flatMap((space) =>
      ['tool_calls', 'tool_call', 'function_calls', 'function_call'].map((name) => `<${space}${name}>`),
    ),
  ],
  ['call', [...plainCalls, ...resultMarks]],
];
/** `<function=name>` and `<invoke name="name">`. */
const named =
  /^<(?:function(?:=|\s+name=)|(?:minimax:|seed:|antml:)?invoke\s+name=)["']?[\w.:-]{1,128}["']?\s?>/;
const openNamed =
  /^<(?:function|(?:minimax:|seed:|antml:)?invoke)(?:=|\s(?:n|na|nam|name|name=)?)?["']?[\w.:-]{0,128}["']?\s?$/;
const nameStarts = ['<function', '<invoke', '<minimax:invoke', '<seed:invoke', '<invoke'];

/** Returns the mark at the start of a text; `wait` if more text is needed, `null` if there is none. */
export function markOf(text: string, last: boolean): WrittenMark | 'wait' | null {
  const head = text.slice(0, 200);
  const name = token.exec(head);
  if (name) {
    const found = tokenKinds.find(([, names]) => names.test(name[1] ?? ''));
    return found ? { kind: found[0], text: name[0] } : null;
  }
  for (const [kind, all] of literals) {
    const found = all.find((literal) => head.startsWith(literal));
    if (found) return { kind, text: found };
  }
  const wrapper = wrapperMark(head, last);
  if (wrapper !== null) return wrapper;
  const tag = named.exec(head)?.[0];
  if (tag) return { kind: 'call', text: tag };
  return !last && mayBecomeMark(head) ? 'wait' : null;
}

const mayBecomeMark = (text: string): boolean =>
  openToken.test(text) ||
  openNamed.test(text) ||
  nameStarts.some((start) => start.startsWith(text)) ||
  literals.some(([, all]) => all.some((literal) => literal.startsWith(text)));

/** The head of a message in OpenAI's harmony format. */
export interface HarmonyHead {
  readonly length: number;
  readonly role: string;
  readonly channel: string;
  /** The tool that the message calls. */
  readonly to: string;
}

const harmony =
  /^(?:<\|start\|>([\w.:-]*)(?:\s*to=([\w.:-]+))?\s?)?(?:<\|channel\|>([a-z]+)(?:\s+to=([\w.:-]+))?\s*(?:<\|constrain\|>\s?)?\w*\s?)?<\|message\|>/;

export function harmonyHead(text: string): HarmonyHead | null {
  const [whole, role = '', before = '', channel = '', to = ''] = harmony.exec(text.slice(0, 256)) ?? [];
  return whole === undefined ? null : { length: whole.length, role, channel, to: before || to };
}

const bare =
  /^(?:<\|start\|>)?(?:assistant)?(analysis|commentary|final)(?:\s+to=([\w.:-]+)\s?(?:<\|constrain\|>\s?)?\w*\s?|\s?<\|constrain\|>\s?\w*\s?)?<\|message\|>/;
/** The text allowed between the name of the channel and `<|message|>`. */
const openTail = /^(?: | to?| to=[\w.:-]*)?(?: ?(?:<\|constrain\|> ?)?(?:j|js|jso|json)? ?)$/;

/**
 * Returns the head of a message whose first tokens a server removed, e.g. `analysis<|message|>`; `wait` if more text is
 * needed. It begins with the exact name of a channel.
 */
export function bareHead(text: string, last: boolean): HarmonyHead | 'wait' | null {
  const head = text.slice(0, 256);
  const [whole, channel = '', to = ''] = bare.exec(head) ?? [];
  if (whole !== undefined) return { length: whole.length, role: '', channel, to };
  const [call, tool = ''] = bareCall.exec(head) ?? [];
  if (call !== undefined) return { length: call.length, role: '', channel: 'commentary', to: tool };
  const waits = !last && text.length < 256 && (mayBecomeBareHead(text) || openBareCall.test(text));
  return waits ? 'wait' : null;
}

/** The template opens the message, so a call begins with its tool: `to=functions.f<|channel|>commentary json<|message|>`. */
const bareCall =
  /^to=([\w.:-]{1,128})\s?(?:<\|channel\|>[a-z]{1,12}\s?)?(?:<\|constrain\|>\s?)?\w{0,12}\s?<\|message\|>/;
const openBareCall = /^t(?:o(?:=[\w.:-]{0,128}(?:\s?(?:<[|a-z]{0,12}>?|\w{1,12}))*\s?)?)?$/;

function mayBecomeBareHead(text: string): boolean {
  const rest = text.replace(/^(?:<\|start\|>)?(?:assistant)?/, '');
  if (['assistant', 'analysis', 'commentary', 'final'].some((name) => name.startsWith(rest))) return true;
  const [, tail] = /^(?:analysis|commentary|final)(.*)$/.exec(rest) ?? [];
  if (tail === undefined) return rest !== text && mayBecomeToken(rest);
  const [open = ''] = /<[|a-z]*$/.exec(tail) ?? [];
  return openTail.test(tail.slice(0, tail.length - open.length)) && mayBecomeToken(open);
}

const mayBecomeToken = (text: string): boolean =>
  ['<|constrain|>', '<|message|>', '<|channel|>'].some((known) => known.startsWith(text));

const turn =
  /^(?:(?:<\|im_start\|>|<start_of_turn>|<\|turn>|<\|turn_start\|>)(\w+)\n?|<\|(?:start_header_id|header_start|start_of_role)\|>(\w+)<\|(?:end_header_id|header_end|end_of_role)\|>\s{0,4}|<[|｜](user|assistant|system|observation)(?:_start)?[|｜]>\n?|<\|im_(user|assistant|system)\|>\w{1,20}<\|im_middle\|>)/i;

/** Returns the start of a turn in a template, and whether it is the model's turn. */
export function turnOf(text: string): { readonly length: number; readonly role: string } | null {
  const found = turn.exec(text.slice(0, 100));
  return found && { length: found[0].length, role: found.slice(1).find((role) => role !== undefined) ?? '' };
}
