/** The texts of tool calls that only their list shows. They are loaded with it. */
export interface ToolCallLabels {
  /** The name of the list. */
  readonly toolCalls: string;
  readonly toolDetails: string;
  readonly toolArguments: string;
  readonly toolResult: string;
  readonly toolFailure: string;
  readonly toolAllow: string;
  readonly toolRefuse: string;
}

export const englishToolCallLabels: ToolCallLabels = {
  toolCalls: 'Tools',
  toolDetails: 'Details',
  toolArguments: 'Request',
  toolResult: 'Result',
  toolFailure: 'Error',
  toolAllow: 'Allow',
  toolRefuse: 'Don’t allow',
};
