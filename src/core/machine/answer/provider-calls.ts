import type { LlmPart } from '../../../llm/llm-adapter.js';
import type { TransitionContext } from '../context.js';
import type { Draft } from '../draft.js';
import { closeModelThought } from '../logs/model-thoughts.js';
import type { ToolCall } from '../logs/tool-call.js';
import { endSpoken } from '../speech/speak-written.js';
import { flushTalk } from '../speech/talk-pump.js';
import { addModelCall, changeCall, findOwnCall, isOpenCall } from '../turn/tool-calls.js';
import { changeModelTurn } from '../turn/turn-draft.js';
import type { ModelTurn } from '../turn/turn-record.js';

type Part<Type extends LlmPart['type']> = Extract<LlmPart, { type: Type }>;

/** Shows a call whose arguments the model begins to write, with the arguments so far. */
export function acceptInputStart(
  draft: Draft,
  turn: ModelTurn,
  { id, name, providerExecuted = false }: Part<'tool-input-start'>,
  at: number,
): void {
  closeModelThought(draft, turn, at);
  const known = findOwnCall(draft, turn, id);
  if (known && isOpenCall(known)) return;
  addModelCall(draft, turn, { id, name, arguments: '', providerExecuted }, 'input-streaming', at);
}

export function acceptInputDelta(
  draft: Draft,
  turn: ModelTurn,
  { id, text }: Part<'tool-input-delta'>,
): void {
  const call = findOwnCall(draft, turn, id);
  if (call?.status !== 'input-streaming') return;
  changeCall(draft, call.id, (known) => ({ ...known, arguments: known.arguments + text }));
}

/** Shows a call that the endpoint runs. */
export function acceptProviderCall(
  draft: Draft,
  turn: ModelTurn,
  part: Part<'tool-call'>,
  context: TransitionContext,
): void {
  const { at } = context;
  const { type: _, ...call } = part;
  closeModelThought(draft, turn, at);
  const known = findOwnCall(draft, turn, call.id);
  if (!known || !isOpenCall(known)) addModelCall(draft, turn, call, 'running', at);
  else if (known.status === 'input-streaming') {
    const change = { ...call, id: known.id, providerExecuted: true, status: 'running' } as const;
    changeCall(draft, known.id, (streamed) => ({ ...streamed, ...change }));
  }
  // A search may take long, so the text before it is spoken immediately.
  endSpoken(draft, context);
  flushTalk(draft, at);
  changeModelTurn(draft, { freshRound: true });
}

/**
 * Handles the result of a call that the endpoint ran. Ignores results of calls that are unknown, ended, or run by the
 * page.
 */
export function acceptProviderResult(
  draft: Draft,
  turn: ModelTurn,
  { id, content, isError = false, preliminary = false, isText, providerData }: Part<'tool-result'>,
  at: number,
): void {
  const call = takeFromPage(draft, turn, findOwnCall(draft, turn, id));
  if (!call || (!isOpenCall(call) && call.approval?.approved !== false)) return;
  const settled = { status: isError ? 'failed' : 'done', endedAt: at } as const;
  changeCall(draft, call.id, (latest) => {
    const { preliminary: _, resultProviderData: _data, resultIsText: _text, ...known } = latest;
    const change = preliminary ? ({ status: 'running', preliminary } as const) : settled;
    const data = providerData === undefined ? {} : { resultProviderData: providerData };
    return { ...known, ...change, ...data, ...(isText && { resultIsText: true }), result: content };
  });
  changeModelTurn(draft, { freshRound: true });
}

/**
 * Treats a call as run by the endpoint if its result or approval request is in the answer, even if the endpoint did not
 * mark it. The page must not run it again.
 */
export function takeFromPage(
  draft: Draft,
  turn: ModelTurn,
  call: ToolCall | undefined,
): ToolCall | undefined {
  if (!call || call.providerExecuted) return call;
  if (!turn.calls.includes(call.id) && call.status !== 'input-streaming') return undefined;
  changeModelTurn(draft, { calls: turn.calls.filter((id) => id !== call.id) });
  changeCall(draft, call.id, (known) => ({ ...known, providerExecuted: true, status: 'running' }));
  return { ...call, providerExecuted: true, status: 'running' };
}
