/** The timing of an answer. */
export interface ReasoningBarLabels {
  readonly title: string;
  readonly spans: Readonly<Record<'waiting' | 'thinking' | 'preparing' | 'speaking', string>>;
  readonly firstWord: string;
}

export const englishReasoningBarLabels: ReasoningBarLabels = {
  title: 'Timing of the answer',
  spans: {
    waiting: 'Waiting',
    thinking: 'Thinking',
    preparing: 'Preparing to speak',
    speaking: 'Speaking',
  },
  firstWord: 'First word after {duration}',
};
