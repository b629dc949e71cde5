/** What a user needs to join a LiveKit room. */
export interface LiveKitCredentials {
  /** `wss://…` of the LiveKit server. */
  readonly url: string;
  /** Lets this user into the room; made on your server, with the avatar dispatched to the same room. */
  readonly token: string;
}
