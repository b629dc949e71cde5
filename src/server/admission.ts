/** A request that was let in and is carried out, as `onAdmission` gets it: for an audit log. Holds no key and no words. */
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
      /** Of `userKey`; in the other two of `rateLimitKey`. `null` without one. */
      readonly user: string | null;
      readonly model: string | null;
      readonly messages: number;
    };
