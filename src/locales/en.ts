import { errorTable } from '../internal/errors/error-table.js';
import { englishLauncherLabels } from '../react/labels/launcher-labels.js';
import { englishLabels, type PartLabels, type PersonaLabelOverrides } from '../react/labels/labels.js';
import { englishDeviceCheckLabels } from '../react/labels/device-check-labels.js';
import { englishEventLogLabels } from '../react/labels/event-log-labels.js';
import { englishExportLabels } from '../react/labels/export-labels.js';
import { englishMessagePartLabels } from '../react/labels/message-part-labels.js';
import { englishHistoryLabels } from '../react/labels/history-labels.js';
import { englishShortcutLabels } from '../react/labels/shortcut-labels.js';
import { englishSupportLabels } from '../react/labels/support-labels.js';
import { englishTimelineLabels } from '../react/labels/timeline-labels.js';

const ofParts: PartLabels = {
  deviceCheck: englishDeviceCheckLabels,
  eventLog: englishEventLogLabels,
  exportConversation: englishExportLabels,
  launcher: englishLauncherLabels,
  messageParts: englishMessagePartLabels,
  shortcuts: englishShortcutLabels,
  support: englishSupportLabels,
  timeline: englishTimelineLabels,
};

/** The texts in English: what the parts say by themselves, as a table to start a translation from. */
export const en: PersonaLabelOverrides = /* @__PURE__ */ withErrors();

function withErrors(): PersonaLabelOverrides {
  const sentences = Object.entries(errorTable).map(([code, { userMessage }]) => [code, userMessage]);
  return {
    ...englishLabels,
    ...ofParts,
    history: englishHistoryLabels,
    errors: Object.fromEntries(sentences),
  };
}
