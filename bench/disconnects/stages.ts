import type { LlmPart } from '../../src/llm/index.js';

/** A moment at which the client disconnects. */
export interface Stage {
  readonly name: string;
  /**
   * How much of the request the client sends: half of its headers, the headers, the headers and half of the body, or all.
   */
  readonly sends: 'half-headers' | 'headers' | 'half-body' | 'all';
  /** The text that the model sends before it waits. */
  readonly parts: readonly LlmPart[];
  /** The client disconnects when the response contains this. If absent, the client disconnects when the model waits. */
  readonly seen?: RegExp;
  /** The model repeats this text endlessly, and the client reads nothing. */
  readonly floods?: boolean;
}

const thought = (text: string): LlmPart => ({ type: 'reasoning-delta', text });
const word = (text: string): LlmPart => ({ type: 'text-delta', text });
const call = { id: 'call_1', name: 'look_up' };
const callStart: LlmPart = { type: 'tool-input-start', ...call };
const callInput: LlmPart = { type: 'tool-input-delta', id: 'call_1', text: '{"word":' };
const wholeCall: LlmPart = { type: 'tool-call', ...call, arguments: '{"word":"hello"}' };

const all = { sends: 'all', parts: [] } as const;

export const stages: readonly Stage[] = [
  { name: 'in the headers', sends: 'half-headers', parts: [] },
  { name: 'before the body', sends: 'headers', parts: [] },
  { name: 'in the body', sends: 'half-body', parts: [] },
  { name: 'before the first byte', ...all },
  { name: 'after a keep-alive', ...all, seen: /: |HTTP\/1\.1 200/ },
  { name: 'after the first thought', ...all, parts: [thought('Hm')] },
  { name: 'in the thoughts', ...all, parts: [thought('Hm, '), thought('so')] },
  { name: 'after the first word', ...all, parts: [word('Hello')], seen: /Hello/ },
  { name: 'in the text', ...all, parts: [thought('Hm'), word('Hello '), word('there')], seen: /there/ },
  { name: 'after the start of a tool call', ...all, parts: [word('Wait. '), callStart] },
  { name: 'in the arguments of a tool call', ...all, parts: [callStart, callInput] },
  { name: 'after a tool call', ...all, parts: [callStart, callInput, wholeCall] },
  { name: 'while it does not read', ...all, parts: [word('Hello')], floods: true },
  {
    name: 'at the end, while the model stays open',
    ...all,
    parts: [word('Hello'), { type: 'finish', reason: 'stop' }],
    seen: /"(?:finish_reason|finishReason)":\s*"(?:stop|STOP)"/,
  },
];
