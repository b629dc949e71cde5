/** The credentials for joining a LiveKit room. */
export interface LiveKitCredentials {
  /** The URL of the LiveKit server, `wss://…`. */
  readonly url: string;
  /** The user's token. Your server creates it and dispatches the avatar to the same room. */
  readonly token: string;
}
