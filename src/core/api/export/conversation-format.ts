/**
 * The file formats of an exported conversation. `vtt`: WebVTT, subtitles for a recording of the session that begins
 * with the first message.
 */
export type ConversationFormat = 'text' | 'markdown' | 'json' | 'vtt';
