/** What the service tells the page about what is said. `talk-interrupted` goes by the socket, the rest by the channel. */
export type ServiceEvent =
  | 'user-speech-started'
  | 'user-speech-ended'
  | 'user-text'
  /** A word of the persona's. */
  | 'persona-word'
  /** The chunk that closes what the persona says. */
  | 'persona-end'
  | 'talk-interrupted';

/**
 * How long after it happened each is told, ms; those that are not named at once. Events of one kind keep their order;
 * one kind overtakes another.
 */
export type EventLags = Readonly<Partial<Record<ServiceEvent, number>>>;
