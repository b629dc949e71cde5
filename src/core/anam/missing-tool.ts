import { tokenToolErrors } from '../../internal/errors/token-tool-errors.js';
import { errorFactory, type PersonaError } from '../../internal/persona-error.js';

const toolError = errorFactory(tokenToolErrors);

export type Report = (error: PersonaError) => void;

/** The names of reported tools. Each persona has its own `report`, so it serves as the key. */
const told = new WeakMap<Report, Set<string>>();

/** Reports a tool of the page that the session token lacks; each tool once, not once per session. */
export function tellMissing(name: string, report: Report): void {
  const names = told.get(report) ?? new Set();
  told.set(report, names);
  if (names.has(name)) return;
  names.add(name);
  const message = `The session token lacks the tool "${name}" of this page, so Anam's model cannot call it.`;
  report(toolError('config-tool-missing', { message }));
}
