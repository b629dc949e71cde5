import { contentText, type LlmAdapter, type LlmPart, type LlmRequest } from 'anam-react/llm';

/** The thought and the answer of the scripted model for a matching question. */
export interface ScriptedReply {
  readonly pattern: RegExp;
  readonly reasoning: string;
  readonly text: string;
}

/** About as fast as a reasoning model. */
const TOKEN_MS = 22;

/** Answers matching questions with these replies, and leaves every other question to another model. */
export function scriptedModel(replies: readonly ScriptedReply[], other: LlmAdapter): LlmAdapter {
  return {
    name: 'scripted model',
    async *stream(request, context) {
      const reply = replies.find(({ pattern }) => pattern.test(questionOf(request)));
      if (!reply) return yield* other.stream(request, context);
      for (const part of partsOf(reply)) {
        await pause(TOKEN_MS, context.signal);
        if (context.signal.aborted) return;
        yield part;
      }
    },
  };
}

function questionOf({ messages }: LlmRequest): string {
  const question = messages.findLast(({ role }) => role === 'user');
  return question?.role === 'user' ? contentText(question.content) : '';
}

function partsOf({ reasoning, text }: ScriptedReply): LlmPart[] {
  const pieces = (of: string) => of.match(/\s*\S{1,6}/gu) ?? [];
  return [
    ...pieces(reasoning).map((piece) => ({ type: 'reasoning-delta', text: piece }) as const),
    ...pieces(text).map((piece) => ({ type: 'text-delta', text: piece }) as const),
    { type: 'finish', reason: 'stop' },
  ];
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
