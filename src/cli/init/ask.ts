import { createInterface } from 'node:readline';
import { UsageError, type CliIo } from '../cli-io.js';

/** One choice of a question: the value for `--option`, and the text that a person reads. */
export type Choice<Value extends string> = readonly [value: Value, words: string];

/** Asks a person on the terminal. */
export interface Questions {
  readonly choose: <Value extends string>(
    question: string,
    choices: readonly Choice<Value>[],
  ) => Promise<Value>;
  readonly confirm: (question: string) => Promise<boolean>;
  readonly close: () => void;
}

export function questions({ stdin, out }: CliIo): Questions {
  const reader = createInterface({ input: stdin as NodeJS.ReadableStream });
  // Starts reading at once, so that a line that arrives before its question is not lost.
  const lines = reader[Symbol.asyncIterator]();
  const ask = async (prompt: string) => {
    out(prompt);
    const { done, value } = await lines.next();
    if (done) throw new UsageError('The input ended before all questions were answered.');
    return value.trim();
  };
  return {
    choose: async (question, choices) => {
      out(`${question}\n${choices.map(([, words], index) => `  ${index + 1}  ${words}\n`).join('')}`);
      for (;;) {
        const typed = (await ask('Number (1): ')) || '1';
        const chosen = choices[Number(typed) - 1] ?? choices.find(([value]) => value === typed);
        if (chosen) return chosen[0];
        out(`Type a number from 1 to ${choices.length}.\n`);
      }
    },
    confirm: async (question) => /^y(es)?$/i.test(await ask(`${question} (y/N) `)),
    close: () => reader.close(),
  };
}
