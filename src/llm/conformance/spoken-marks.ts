/** The kinds of text that a model may write but a persona must not say. */
export type MarkKind = 'template' | 'call' | 'thought' | 'open-thought' | 'orphan-thought' | 'raw-tokens';

export interface SpokenMark {
  readonly kind: MarkKind;
  /** The mark as it appears in the text. */
  readonly text: string;
}

/** Code may mention marks. It is not checked, because it is replaced before a persona speaks. */
const code =
  /^ {0,3}(?:`{3}|~{3})[^`\n]{0,100}\n[^]*?(?:^ {0,3}(?:`{3}|~{3}) {0,9}$|(?![^]))|`[^`\n]{1,200}`/gm;

/** Names of tags around reasoning. The marks of Magistral, Kimi, Command, OpenThinker and Gemma models are literal. */
const thoughtName =
  '(?:(?:seed|mm|antml):)?(?:think|thinking|thought|thoughts|reasoning|reflection|scratchpad|analysis|antThinking)';
const thoughts: readonly (readonly [open: RegExp, close: RegExp])[] = [
  [new RegExp(`<${thoughtName}(?:\\s[^<>]{0,60})?>`, 'i'), new RegExp(`</${thoughtName}\\s*>`, 'i')],
  [/\[THINK\]/, /\[\/THINK\]/],
  [/◁think▷/, /◁\/think▷/],
  [/<\|START_THINKING\|>/, /<\|END_THINKING\|>/],
  [/<\|begin_of_thought\|>/, /<\|end_of_thought\|>/],
  [/<\|channel>thought/, /<channel\|>/],
];

/** Tool calls in the forms of Hermes, Qwen, Llama, Mistral, DeepSeek, GLM, MiniMax, Granite, Functionary and ReAct. */
const calls: readonly RegExp[] = [
  /<[|｜](?:DSML[|｜]|(?:[/\w]*)?(?:tool|function)[▁_\w]*|python_tag|START_ACTION|END_ACTION|call)[|｜]?>?/i,
  /<\/?(?:\w+:)?(?:tool_?calls?|function_?calls?|tool_?code|tool_?response|tools?_?use)>/i,
  /<(?:\w+:)?(?:function|invoke)(?:=|\s+name=)["']?[\w.:-]{1,64}["']?>/i,
  /<\/?arg_(?:key|value)>/,
  /\[\/?(?:TOOL_CALLS|TOOL_RESULTS|AVAILABLE_TOOLS|TOOL_CALL|ARGS|CALL_ID)\]/,
  /^Action:\s{0,9}[\w.-]{1,64}\s{0,9}\n\s{0,9}Action Input:/m,
];

/** Tokens of chat templates: ChatML, Llama, harmony, Phi, Gemma, Mistral, DeepSeek, Command, GLM, Kimi and others. */
const templates: readonly RegExp[] = [
  /<[|｜][^<>|｜\s]{1,40}[|｜]>/,
  /<\/?(?:start_of_turn|end_of_turn|start_of_image|eos|bos|pad|unk|mask)>|<(?:\|?turn\||\|turn|channel\||\|channel)>/,
  /\[\/?(?:INST|SYSTEM_PROMPT|MODEL_SETTINGS)\]|<<\/?SYS>>/,
  /^\s*<s>|<\/s>\s*$/,
  // Alpaca and Vicuna, which mark turns in plain words.
  /^(?:### (?:Instruction|Response|Human|Assistant):|(?:USER|ASSISTANT|Human|User|Assistant):[ \n])/m,
  /<unused\d{1,3}>|<extra_id_\d{1,3}>|<\|?reserved_special_token_\d{1,3}\|?>/,
];

/** Tokens that were not decoded to text: bytes and spaces from SentencePiece, and spaces from byte-level BPE. */
const rawTokens: readonly RegExp[] = [/<0x[0-9A-F]{2}>/, /▁\p{L}/u, /(?:Ġ[\w.,!?]+\s?){3}/];

/** A call without any mark, as JSON or Python. */
const bareCall = (tool: string) =>
  new RegExp(
    String.raw`^(?:[\x60]{3}\w{0,10}\s{0,4})?\[?\s{0,4}(?:\{[^]{0,200}"(?:name|function|tool|tool_name)"\s{0,4}:\s{0,4}"(?:functions\.)?${tool}"|(?:functions\.)?${tool}\s{0,4}\()`,
  );

/**
 * Returns the first mark of each kind that a persona would read aloud. `tool` is the tool that the model was asked to
 * call. Pass the joined text, so that a mark that was split between chunks is found.
 */
export function spokenMarks(text: string, tool?: string): SpokenMark[] {
  const words = text.replaceAll(code, '');
  const thought = thoughtIn(words);
  const first = (patterns: readonly RegExp[], kind: MarkKind) => firstOf(thought.rest, patterns, kind);
  const call =
    first(calls, 'call') ??
    (tool === undefined ? undefined : firstOf(text.trimStart().slice(0, 600), [bareCall(tool)], 'call'));
  const template = firstOf(withoutCalls(thought.rest), templates, 'template');
  return [thought.mark, call, template, firstOf(withoutTokens(thought.rest), rawTokens, 'raw-tokens')].filter(
    (mark) => mark !== undefined,
  );
}

function firstOf(text: string, patterns: readonly RegExp[], kind: MarkKind): SpokenMark | undefined {
  const found = patterns.map((pattern) => pattern.exec(text)).filter((match) => match !== null);
  const [first] = found.sort((a, b) => a.index - b.index);
  return first && { kind, text: first[0].trim().slice(0, 60) };
}

/** Removes calls, because their tokens are reported only as a call. */
const withoutCalls = (text: string) =>
  calls.reduce((rest, pattern) => rest.replaceAll(new RegExp(pattern, `${pattern.flags}g`), ''), text);

/** Removes template tokens, because DeepSeek's contain the character that SentencePiece uses for a space. */
const withoutTokens = (text: string) => text.replaceAll(/<[|｜][^<>|｜\s]{1,40}[|｜]>/g, '');

/** Returns the first reasoning mark, and the text without reasoning marks. */
function thoughtIn(text: string): { mark: SpokenMark | undefined; rest: string } {
  let mark: SpokenMark | undefined;
  let rest = text;
  for (const [open, close] of thoughts) {
    const found = thoughtOf(text, open, close);
    mark ??= found;
    for (const pattern of found ? [open, close] : [])
      rest = rest.replaceAll(new RegExp(pattern, `${pattern.flags}g`), '');
  }
  return { mark, rest };
}

function thoughtOf(text: string, open: RegExp, close: RegExp): SpokenMark | undefined {
  const opens = [...text.matchAll(new RegExp(open, `${open.flags}g`))];
  const closes = [...text.matchAll(new RegExp(close, `${close.flags}g`))];
  const [first] = opens;
  const [end] = closes;
  if (end && (!first || end.index < first.index)) return { kind: 'orphan-thought', text: end[0] };
  if (!first) return undefined;
  return { kind: opens.length > closes.length ? 'open-thought' : 'thought', text: first[0] };
}
