/** An accepted request, as passed to `onAdmission` for an audit log. Contains no keys and no conversation text. */
export type ServerAdmission =
  | {
      readonly action: 'session-start';
      readonly user: string | null;
      readonly mode: string;
      readonly llmId: string | null;
      readonly continued: boolean;
    }
  | { readonly action: 'session-end'; readonly user: string | null; readonly sessionId: string }
  | {
      readonly action: 'llm-answer';
      /** The result of `userKey` (proxy) or `rateLimitKey` (other handlers); `null` without one. */
      readonly user: string | null;
      readonly model: string | null;
      readonly messages: number;
    };
