/**
 * How `PersonaChat` lays out its parts.
 * - `full`: video and conversation side by side, or stacked if narrow.
 * - `panel`: docked to the inline end of the page, stacked.
 * - `call`: only the video, with captions and buttons.
 * - `voice`: an orb that moves with the voice instead of the video.
 * - `text`: mainly the conversation, with a small video above it.
 */
export type ChatLayout = 'full' | 'panel' | 'call' | 'voice' | 'text';
