import type { LlmAdapter } from '../llm/llm-adapter.js';
import { invalidOption } from './checked-option.js';
import { invalidRequest, Refusal } from './refusal.js';

/** One adapter for whatever a page asks for, or several by the names that a page may ask for. */
export type ProxyLlm = LlmAdapter | Readonly<Record<string, LlmAdapter>>;

export interface ChosenModel {
  /** As the page calls it; absent when there is nothing to choose and the page named none. */
  readonly name: string | undefined;
  readonly adapter: LlmAdapter;
}

export type ModelChoice = (asked: unknown) => ChosenModel;

const MAX_NAME_LENGTH = 200;

/** @throws PersonaError `config-invalid` when there is no adapter, or something else in its place */
export function modelChoice(llm: ProxyLlm): ModelChoice {
  if (isAdapter(llm)) return (asked) => ({ name: checkedName(asked), adapter: llm });
  // A map: names of prototypes are no models.
  const adapters = new Map(Object.entries(typeof llm === 'object' && llm !== null ? llm : {}));
  const [first] = adapters.keys();
  if (first === undefined || ![...adapters.values()].every(isAdapter)) {
    throw invalidOption(
      '`llm` must be an adapter of `anam-react/llm`, or an object with one for each model: `{ "name": adapter }`.',
    );
  }
  return (asked) => {
    const name = checkedName(asked) ?? first;
    const adapter = adapters.get(name);
    if (adapter) return { name, adapter };
    throw new Refusal(404, 'model-not-allowed', 'This `model` is not among those that the server allows.');
  };
}

const isAdapter = (value: unknown): value is LlmAdapter =>
  typeof value === 'object' && value !== null && typeof (value as Partial<LlmAdapter>).stream === 'function';

function checkedName(asked: unknown): string | undefined {
  if (asked === undefined || asked === null) return undefined;
  if (typeof asked === 'string' && asked.length <= MAX_NAME_LENGTH) return asked;
  throw invalidRequest(`\`model\` must be a string of ${MAX_NAME_LENGTH} characters at most.`);
}
