import { parseJson, toJson } from '../json.js';
import type { LlmPart, LlmTool, LlmToolCall } from '../llm-adapter.js';
import type { WrittenCall } from './written-calls.js';
import { warnOnce } from './warn-once.js';

/** The name of the `data` part that contains a call that was not run. */
const DROPPED_CALL = 'dropped-tool-call';

/** The maximum length of a dropped call in the `data` part, in characters. */
const MOST = 2_000;

const unmarkedJson = /^\[?\s{0,9}\{/;

/** The calls that a model wrote as text, readable or not. */
export interface CallsInText {
  readonly calls: readonly WrittenCall[];
  readonly unread: readonly string[];
  /** Whether the model wrote text as well. */
  readonly spoke: boolean;
}

/**
 * Returns the parts for the calls that a model wrote into its text. A call that cannot be read, or whose tool the
 * request does not offer, becomes a `data` part. The app then sees the call, but the persona does not say it. JSON that
 * only resembles a call stays text.
 *
 * @param tools the tools of the request; without them, calls of any name are accepted
 * @param known the structured calls of the endpoint; the same call in the text is a copy
 */
export function callParts(
  { calls, unread, spoke }: CallsInText,
  tools: readonly { readonly name: LlmTool['name'] }[] | undefined,
  known: readonly LlmPart[],
): LlmPart[] {
  const isOffered = ({ name }: WrittenCall) => !tools || tools.some((tool) => tool.name === name);
  const isCopy = (call: WrittenCall) => known.some((part) => part.type === 'tool-call' && isSame(part, call));
  const notCalled = calls.filter((call) => !isOffered(call));
  // Without a mark and without such a tool, it is an answer in JSON.
  const isMarked = ({ unmarked }: WrittenCall) => unmarked === undefined;
  const isDropped = (text: string) => tools?.length !== 0 || !unmarkedJson.test(text);
  const texts = [
    ...notCalled.flatMap(({ unmarked }) => unmarked || []),
    ...unread.filter((text) => !isDropped(text)),
  ];
  return [
    ...calls
      .filter((call) => isOffered(call) && !isCopy(call))
      .map(({ name, arguments: args }): LlmPart => ({ type: 'tool-call', id: '', name, arguments: args })),
    ...texts.map((text): LlmPart => ({ type: 'text-delta', text })),
    ...[...notCalled.filter(isMarked).map(unknownTool), ...unread.filter(isDropped).map(unreadable)].map(
      (data) => dropped(data, spoke || texts.length > 0),
    ),
  ];
}

const isSame = (known: LlmToolCall, call: WrittenCall): boolean =>
  known.name === call.name && toJson(parseJson(known.arguments)) === toJson(parseJson(call.arguments));

interface DroppedCall {
  readonly reason: 'unknown-tool' | 'unreadable';
  readonly tool?: string;
  readonly text: string;
}

function unknownTool({ name, arguments: text }: WrittenCall): DroppedCall {
  warnOnce(
    `the model wrote a call of "${name.slice(0, 80)}" into its text, but the request has no such tool`,
  );
  return { reason: 'unknown-tool', tool: name, text };
}

function unreadable(text: string): DroppedCall {
  warnOnce('the model wrote a tool call into its text that is incomplete or not valid JSON');
  return { reason: 'unreadable', text };
}

/**
 * The part is stored with the answer's text. Without any text it is transient, so that the answer stays empty and the
 * turn fails with an error.
 */
const dropped = (data: DroppedCall, spoke: boolean): LlmPart => ({
  type: 'data',
  name: DROPPED_CALL,
  data: { ...data, text: data.text.slice(0, MOST) },
  ...(!spoke && { transient: true }),
});
