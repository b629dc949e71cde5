import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { placeUrl, readPlace, type Place } from './place.js';
import type { ScenarioId } from './scenarios.js';

const moved = 'demo-moved';

function subscribe(tell: () => void): () => void {
  addEventListener('popstate', tell);
  addEventListener(moved, tell);
  return () => {
    removeEventListener('popstate', tell);
    removeEventListener(moved, tell);
  };
}

/** Returns the view from the URL, and a function that changes it. */
export function usePlace(offered: readonly ScenarioId[]) {
  const search = useSyncExternalStore(subscribe, () => location.search);
  const place = useMemo(() => readPlace(search, offered), [search, offered]);
  const urlOf = useCallback(
    (change: Partial<Place>) => placeUrl({ ...place, ...change }, search),
    [place, search],
  );
  const go = useCallback(
    (change: Partial<Place>) => {
      const url = urlOf(change);
      if (url === (location.search || '?')) return;
      history.pushState(null, '', url);
      dispatchEvent(new Event(moved));
    },
    [urlOf],
  );
  return { place, urlOf, go };
}
