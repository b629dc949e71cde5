const choicesOf = new WeakMap<object, Map<string, boolean>>();

/**
 * Returns the blocks that users opened or closed, by turn. They are stored as long as the conversation, because a
 * filtered or replaced list remounts its rows.
 */
export function readerChoices(conversation: object): Map<string, boolean> {
  const known = choicesOf.get(conversation);
  if (known) return known;
  const made = new Map<string, boolean>();
  choicesOf.set(conversation, made);
  return made;
}
