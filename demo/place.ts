import { layoutIds, type LayoutId } from './layouts.js';
import { scenarios, type ScenarioId } from './scenarios.js';

/** What the page shows, as its URL says it. */
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

/** The query of a place; other parameters stay, except the token of the server, which is not to be shared. */
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

/** The scenarios that work here: some need a simulated persona, one a second mode. */
export const offeredScenarios = (has: { readonly simulator: boolean; readonly serverMode: boolean }) =>
  scenarios.filter(({ needs }) => needs === undefined || has[needs]);
