const choicesOf = new WeakMap<object, Map<string, boolean>>();

/**
 * What readers have opened and closed by hand, by turn. Kept as long as the conversation, since a list that is filtered
 * or replaced mounts its rows anew, and a reader's choice outlives that.
 */
export function readerChoices(conversation: object): Map<string, boolean> {
  const known = choicesOf.get(conversation);
  if (known) return known;
  const made = new Map<string, boolean>();
  choicesOf.set(conversation, made);
  return made;
}
