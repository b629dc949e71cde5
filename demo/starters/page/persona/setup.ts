/** Which keys the server has, as flags and names. It never contains a key. */
export interface Setup {
  /** Whether the server can start real sessions. */
  readonly hasPersona: boolean;
  /** The name of the model behind `/api/persona/llm`. */
  readonly model: string | null;
  /** The URL of your AI SDK route. */
  readonly chatUrl: string | null;
  /** The id of the model that Anam calls in server mode. */
  readonly llmId: string | null;
}
