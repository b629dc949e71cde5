import { layoutIds, type LayoutId } from './layouts.js';
import { scenarios, type ScenarioId } from './scenarios.js';

/** The page's current view, as in its URL. */
export interface Place {
  readonly layout: LayoutId;
  readonly scenario: ScenarioId;
  /** Whether the panel for developers is open. */
  readonly developer: boolean;
}

/** Reads the query of a URL. Unknown values, and scenarios that this page does not offer, are ignored. */
export function readPlace(search: string, offered: readonly ScenarioId[]): Place {
  const query = new URLSearchParams(search);
  return {
    layout: layoutIds.find((id) => id === query.get('layout')) ?? 'chat',
    scenario: offered.find((id) => id === query.get('scenario')) ?? 'hello',
    developer: query.has('developer'),
  };
}

/** Returns the query of a view. Other parameters stay, except the server's token, which must not be shared. */
export function placeUrl({ layout, scenario, developer }: Place, search = ''): string {
  const query = new URLSearchParams(search);
  query.delete('token');
  set(query, 'layout', layout === 'chat' ? null : layout);
  set(query, 'scenario', scenario === 'hello' ? null : scenario);
  set(query, 'developer', developer ? '' : null);
  const text = query.toString().replaceAll(/=(?=&|$)/g, '');
  return text === '' ? '?' : `?${text}`;
}

function set(query: URLSearchParams, name: string, value: string | null): void {
  if (value === null) query.delete(name);
  else query.set(name, value);
}

/** Returns the scenarios that work here. Some need a simulated persona, and one needs a second mode. */
export const offeredScenarios = (has: { readonly simulator: boolean; readonly serverMode: boolean }) =>
  scenarios.filter(({ needs }) => needs === undefined || has[needs]);
