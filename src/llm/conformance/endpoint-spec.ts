import type { SpecId } from './check-report.js';

/** What a check asks for, before it is spelled for a spec. */
export interface Ask {
  readonly messages: readonly {
    readonly role: 'system' | 'developer' | 'user' | 'assistant';
    readonly text: string;
  }[];
  readonly maxTokens: number;
  /** Offers the tool `ping` and makes the model call it. */
  readonly tool?: boolean;
  /** `stream_options: { include_usage: true }`. */
  readonly usage?: boolean;
  readonly reasoningFormat?: 'parsed' | 'raw' | 'hidden';
}

/** The raw content of one chunk. */
export interface ChunkReading {
  readonly text: string;
  readonly reasoning: string;
  /** Where the reasoning stood, e.g. `delta.reasoning`. */
  readonly reasoningField: string | undefined;
  readonly role: unknown;
  readonly finish: unknown;
  readonly toolCalls: readonly unknown[];
  readonly id: unknown;
  readonly model: unknown;
  readonly usage: unknown;
  /** The error in place of an answer. */
  readonly error: unknown;
}

export interface SchemaProblem {
  readonly level: 'warn' | 'fail';
  /** E.g. `choices[0].delta`. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

export interface UrlProblem {
  readonly level: 'warn' | 'fail';
  readonly message: string;
}

/** All that differs between the wire formats. */
export interface EndpointSpec {
  readonly id: SpecId;
  readonly keyHeader: (key: string) => readonly [name: string, value: string];
  /** How the header is named in hints. */
  readonly keyHeaderName: string;
  readonly urlProblem: (url: URL) => UrlProblem | undefined;
  /** What the URL was probably meant to be. */
  readonly expectedUrl: (url: URL, model?: string) => string;
  /** `limit` is the name of the parameter for `maxTokens`, of which OpenAI has two. */
  readonly body: (ask: Ask, model: string | undefined, limit: LimitName) => object;
  readonly read: (value: unknown) => ChunkReading;
  readonly schemaProblems: (value: unknown) => SchemaProblem[];
  /** Allowed, seen in the wild, and worth a line. */
  readonly extras: (value: unknown) => string[];
  readonly terminator: boolean;
  readonly finishReasons: ReadonlySet<string>;
  readonly lengthReason: string;
  /** The URL and model with which the same endpoint cannot know the model. */
  readonly unknownModel: (url: URL) => { url: URL; model: string } | undefined;
}

export type LimitName = 'max_tokens' | 'max_completion_tokens';

export const UNKNOWN_MODEL = 'anam-react-no-such-model';

export const describeValue = (value: unknown): string =>
  value === undefined ? 'nothing' : (JSON.stringify(value) ?? typeof value).slice(0, 80);
