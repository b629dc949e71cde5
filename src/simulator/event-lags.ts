/**
 * Speech events that the service sends to the page. `talk-interrupted` uses the socket, the others the data channel.
 */
export type ServiceEvent =
  | 'user-speech-started'
  | 'user-speech-ended'
  | 'user-text'
  /** A word that the persona speaks. */
  | 'persona-word'
  /** The last chunk of the persona's speech. */
  | 'persona-end'
  | 'talk-interrupted';

/**
 * The delay of each event, in milliseconds. Events of one kind keep their order; different kinds can overtake each
 * other. @default 0
 */
export type EventLags = Readonly<Partial<Record<ServiceEvent, number>>>;
