const told = new Set<string>();
/** A model can invent any number of names. */
const MOST = 50;

/** Tells the developer once in the console, because a model repeats its mistakes. */
export function warnOnce(message: string): void {
  if (told.has(message) || told.size >= MOST) return;
  told.add(message);
  console.error(`anam-react: ${message}. The call was dropped; \`onData\` gets it as \`dropped-tool-call\`.`);
}
