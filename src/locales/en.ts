import { errorTable } from '../internal/errors/error-table.js';
import { englishLabels, type PersonaLabelOverrides } from '../react/labels/labels.js';

/** English: what the parts say by themselves, as a table to start a translation from. */
export const en: PersonaLabelOverrides = /* @__PURE__ */ withErrors();

function withErrors(): PersonaLabelOverrides {
  const sentences = Object.entries(errorTable).map(([code, { userMessage }]) => [code, userMessage]);
  return { ...englishLabels, errors: Object.fromEntries(sentences) };
}
