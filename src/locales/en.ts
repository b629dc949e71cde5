import { errorTable } from '../internal/errors/error-table.js';
import { englishBusyLabels } from '../react/labels/busy-labels.js';
import { englishLauncherLabels } from '../react/labels/launcher-labels.js';
import { englishLabels, type PartLabels, type PersonaLabelOverrides } from '../react/labels/labels.js';
import { englishConsentLabels } from '../react/labels/consent-labels.js';
import { englishDisclosureLabels } from '../react/labels/disclosure-labels.js';
import { englishDeviceCheckLabels } from '../react/labels/device-check-labels.js';
import { englishEventLogLabels } from '../react/labels/event-log-labels.js';
import { englishExportLabels } from '../react/labels/export-labels.js';
import { englishMessagePartLabels } from '../react/labels/message-part-labels.js';
import { englishHistoryLabels } from '../react/labels/history-labels.js';
import { englishShortcutLabels } from '../react/labels/shortcut-labels.js';
import { englishSupportLabels } from '../react/labels/support-labels.js';
import { englishAnnouncerLabels } from '../react/labels/announcer-labels.js';
import { englishCaptionFormLabels } from '../react/labels/caption-form-labels.js';
import { englishDevicePanelLabels } from '../react/labels/device-panel-labels.js';
import { englishMessageLabels } from '../react/labels/message-labels.js';
import { englishMessageActionLabels } from '../react/labels/message-action-labels.js';
import { englishMessageEditorLabels } from '../react/labels/message-editor-labels.js';
import { englishModeLabels } from '../react/labels/mode-labels.js';
import { englishReasoningBarLabels } from '../react/labels/reasoning-bar-labels.js';
import { englishToolCallLabels } from '../react/labels/tool-call-labels.js';
import { englishTranscriptLabels } from '../react/labels/transcript-labels.js';
import { englishTimelineLabels } from '../react/labels/timeline-labels.js';

const ofParts: PartLabels = {
  consent: englishConsentLabels,
  deviceCheck: englishDeviceCheckLabels,
  busy: englishBusyLabels,
  disclosure: englishDisclosureLabels,
  eventLog: englishEventLogLabels,
  exportConversation: englishExportLabels,
  launcher: englishLauncherLabels,
  messageParts: englishMessagePartLabels,
  reasoningBar: englishReasoningBarLabels,
  shortcuts: englishShortcutLabels,
  support: englishSupportLabels,
  timeline: englishTimelineLabels,
};

/** The texts in English, which are the defaults of the parts. Use them as a starting point for a translation. */
export const en: PersonaLabelOverrides = /* @__PURE__ */ withErrors();

function withErrors(): PersonaLabelOverrides {
  const sentences = Object.entries(errorTable).map(([code, { userMessage }]) => [code, userMessage]);
  return {
    ...englishLabels,
    ...ofParts,
    ...englishAnnouncerLabels,
    ...englishModeLabels,
    ...englishToolCallLabels,
    ...englishTranscriptLabels,
    captions: englishCaptionFormLabels,
    devices: englishDevicePanelLabels,
    history: englishHistoryLabels,
    messages: { ...englishMessageLabels, ...englishMessageActionLabels, ...englishMessageEditorLabels },
    errors: Object.fromEntries(sentences),
  };
}
