const told = new Set<string>();
/** Limits the stored names, because a model can invent any number of them. */
const MOST = 50;

/** Warns the developer in the console, once per message, because a model repeats its mistakes. */
export function warnOnce(message: string): void {
  if (told.has(message) || told.size >= MOST) return;
  told.add(message);
  console.error(`anam-react: ${message}. The call was dropped; \`onData\` gets it as \`dropped-tool-call\`.`);
}
