import type { LlmAdapter } from '../llm/llm-adapter.js';
import { invalidOption } from './checked-option.js';
import { invalidRequest, Refusal } from './refusal.js';

/** One adapter for every model name, or several adapters by the model names that a page may request. */
export type ProxyLlm = LlmAdapter | Readonly<Record<string, LlmAdapter>>;

export interface ChosenModel {
  /** The model name from the page; `undefined` if there is only one adapter and the page sent no name. */
  readonly name: string | undefined;
  readonly adapter: LlmAdapter;
}

export type ModelChoice = (asked: unknown) => ChosenModel;

const MAX_NAME_LENGTH = 200;

/** @throws PersonaError `config-invalid` if there is no valid adapter */
export function modelChoice(llm: ProxyLlm): ModelChoice {
  if (isAdapter(llm)) return (asked) => ({ name: checkedName(asked), adapter: llm });
  // A map, so that names such as `constructor` are not models.
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
    throw new Refusal(404, 'model-not-allowed', 'This server does not allow this `model`.');
  };
}

export const isAdapter = (value: unknown): value is LlmAdapter =>
  typeof value === 'object' && value !== null && typeof (value as Partial<LlmAdapter>).stream === 'function';

function checkedName(asked: unknown): string | undefined {
  if (asked === undefined || asked === null) return undefined;
  if (typeof asked === 'string' && asked.length <= MAX_NAME_LENGTH) return asked;
  throw invalidRequest(`\`model\` must be a string of ${MAX_NAME_LENGTH} characters at most.`);
}
