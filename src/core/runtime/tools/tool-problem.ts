/** What a tool could not do, in words for the model. */
export class ToolProblem extends Error {}
