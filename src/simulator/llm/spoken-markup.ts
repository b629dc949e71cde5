/** The length of the longest tag to search for, minus one. */
const LONGEST = 15;
const markup = /<\/?(?:think|thinking|thought|reasoning|tool_call)>|\[\/?THINK\]|<\|[a-z_]{1,11}\|>/iu;

/**
 * Finds the markup with which models write thoughts and calls into their text, such as the `<think>` of Groq's
 * `reasoning_format: raw`. Anam does not document whether it removes such markup.
 */
export class SpokenMarkup {
  #tail = '';
  #isFound = false;

  /** Returns the first mark in an answer, and only that one. */
  push(text: string): string | null {
    if (this.#isFound) return null;
    const whole = this.#tail + text;
    this.#tail = whole.slice(-LONGEST);
    const [found = null] = markup.exec(whole) ?? [];
    this.#isFound = found !== null;
    return found;
  }
}
