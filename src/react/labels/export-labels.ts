import type { ConversationFormat } from '../../core/index.js';

/** The texts of `ExportConversation`. */
export interface ExportLabels {
  readonly title: string;
  readonly format: string;
  readonly formats: Readonly<Record<ConversationFormat, string>>;
  readonly save: string;
  readonly saved: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  /** Nothing came of it: `redact` threw, or code did not load. */
  readonly failed: string;
}

export const englishExportLabels: ExportLabels = {
  title: 'Take the conversation along',
  format: 'Format',
  formats: { text: 'Text', markdown: 'Markdown', json: 'JSON', vtt: 'Subtitles (WebVTT)' },
  save: 'Save as a file',
  saved: 'Saved',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Copying was not allowed',
  failed: 'That did not work',
};
