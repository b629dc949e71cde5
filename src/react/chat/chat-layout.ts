/**
 * How `PersonaChat` lays out its parts.
 * - `full`: picture and conversation side by side, or one above the other where it is narrow.
 * - `panel`: docked to the end of the page, one above the other.
 * - `call`: the picture only, with captions and buttons.
 * - `voice`: a ball that moves with the voice in place of the picture.
 * - `text`: the conversation first, the picture small above it.
 */
export type ChatLayout = 'full' | 'panel' | 'call' | 'voice' | 'text';
