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
  /** The export failed: `redact` threw, or code did not load. */
  readonly failed: string;
}

export const englishExportLabels: ExportLabels = {
  title: 'Export conversation',
  format: 'Format',
  formats: { text: 'Text', markdown: 'Markdown', json: 'JSON', vtt: 'Subtitles (WebVTT)' },
  save: 'Save as file',
  saved: 'Saved',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Your browser did not allow copying',
  failed: 'The export failed',
};
