/** The credentials with which a user joins a LiveKit room. */
export interface LiveKitCredentials {
  /** The URL of the LiveKit server, `wss://…`. */
  readonly url: string;
  /** The token of this user. Your server creates it and dispatches the avatar to the same room. */
  readonly token: string;
}
