import type { SpecId } from './check-report.js';

/** What a check requests, independent of the wire format. */
export interface Ask {
  readonly messages: readonly {
    readonly role: 'system' | 'developer' | 'user' | 'assistant';
    readonly text: string;
  }[];
  readonly maxTokens: number;
  /** Offers the tool `ping` and forces the model to call it. */
  readonly tool?: boolean;
  /** `stream_options: { include_usage: true }`. */
  readonly usage?: boolean;
  readonly reasoningFormat?: 'parsed' | 'raw' | 'hidden';
}

/** The raw content of one chunk. */
export interface ChunkReading {
  readonly text: string;
  readonly reasoning: string;
  /** The field that contains the reasoning, e.g. `delta.reasoning`. */
  readonly reasoningField: string | undefined;
  readonly role: unknown;
  readonly finish: unknown;
  readonly toolCalls: readonly unknown[];
  readonly id: unknown;
  readonly model: unknown;
  readonly usage: unknown;
  /** An error that is sent instead of content. */
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

/** The names that hints use, as the format spells them. */
export interface FieldNames {
  readonly model: string;
  readonly finish: string;
  readonly usage: string;
  readonly id: string;
  readonly limit: string;
  /** How to ask for less reasoning. */
  readonly effort: string;
}

/** Everything that differs between the wire formats. */
export interface EndpointSpec {
  readonly id: SpecId;
  readonly fields: FieldNames;
  readonly keyHeader: (key: string) => readonly [name: string, value: string];
  /** The header in hints. */
  readonly keyHeaderName: string;
  readonly urlProblem: (url: URL) => UrlProblem | undefined;
  /** The URL that was probably meant. */
  readonly expectedUrl: (url: URL, model?: string) => string;
  /** `limit` is the name of the parameter for `maxTokens`. OpenAI has two. */
  readonly body: (ask: Ask, model: string | undefined, limit: LimitName) => object;
  readonly read: (value: unknown) => ChunkReading;
  readonly schemaProblems: (value: unknown) => SchemaProblem[];
  /** Fields beyond the spec that are allowed and worth a line in the report. */
  readonly extras: (value: unknown) => string[];
  readonly terminator: boolean;
  readonly finishReasons: ReadonlySet<string>;
  readonly lengthReason: string;
  /** The same endpoint with a model that does not exist. */
  readonly unknownModel: (url: URL) => { url: URL; model: string } | undefined;
}

export type LimitName = 'max_tokens' | 'max_completion_tokens';

export const UNKNOWN_MODEL = 'anam-react-no-such-model';

export const describeValue = (value: unknown): string =>
  value === undefined ? 'nothing' : (JSON.stringify(value) ?? typeof value).slice(0, 80);
