/** The reason why a tool failed, as a message for the model. */
export class ToolProblem extends Error {}
