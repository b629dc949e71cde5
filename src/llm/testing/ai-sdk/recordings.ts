import { readFileSync } from 'node:fs';

/** One request of `useChat`'s client, and the bytes and stream parts of the server's answer. */
export interface Exchange {
  readonly request: {
    readonly id: string;
    readonly messages: readonly UiMessageShown[];
    readonly trigger: string;
    readonly messageId?: string;
  };
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** `result.fullStream` of `streamText`; empty for frames that were written by hand. */
  readonly streamParts: readonly object[];
}

export interface UiMessageShown {
  readonly id: string;
  readonly role: string;
  readonly parts: readonly Readonly<Record<string, unknown> & { type: string }>[];
}

/** The output of the AI SDK, and the final state of its own client. */
export interface AiSdkRecording {
  readonly version: string;
  readonly name: string;
  readonly exchanges: readonly Exchange[];
  readonly messages: readonly UiMessageShown[];
  readonly data: readonly object[];
  readonly error: string | null;
}

const versions = ['5.0.277', '6.0.325', '7.0.173'];

/** Made by `.scripts/oracles/ai-sdk/record.mjs` with the real packages. */
export const aiSdkRecordings: readonly AiSdkRecording[] = versions.flatMap((version) => {
  const lines = readFileSync(new URL(`ai-${version}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines
    .slice(1)
    .map((line) => ({ version, ...(JSON.parse(line) as Omit<AiSdkRecording, 'version'>) }));
});

/** The page's tools in all recordings. */
export const pageTools = [{ name: 'route', parameters: { type: 'object' } }] as const;
