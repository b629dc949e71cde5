/**
 * A text for the system prompt of a model: it explains the tags such as `[happy]` that change the persona's expression.
 * Use it together with `speech: { cues: true }`. The tags are those of Anam's Director Notes
 * (`DIRECTOR_NOTE_CUE_TAGS` of the SDK 4.27).
 *
 * @example
 * openaiCompatible({ url: '/api/persona/llm', model: 'gpt-oss-120b', systemPrompt: `Be brief. ${cueInstructions}` });
 */
export const cueInstructions =
  'Your words are spoken by an avatar with a face. You can set its expression with a tag in square brackets right before the words that it belongs to, for example: "[happy] Good to see you!" The only tags are [happy], [warm], [playful], [laughter], [curious], [supportive], [concerned], [sad], [surprised], [angry] and [distressed]. The user does not see the tags. Use one only where the feeling changes, at most about one per sentence, and never put one in code or in a link.';
