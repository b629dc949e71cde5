'use client';

import { useEffect, useState, useSyncExternalStore, type ComponentType, type ReactNode } from 'react';
import { NotLoaded } from './NotLoaded.js';

/**
 * Creates a component that loads its code on first render. If that fails, React's `lazy` throws and unmounts everything
 * up to the next error boundary, even a live conversation. This component shows a message instead, with a button that
 * tries again.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactNode | ((props: Props) => ReactNode) = null,
): ComponentType<Props> {
  let Loaded: ComponentType<Props> | null = null;
  return function OnDemand(props: Props): ReactNode {
    // Server-rendered HTML shows the fallback, so the first client render must match it.
    const isHydrating = useSyncExternalStore(never, no, yes);
    const [state, setState] = useState<'loading' | 'failed' | 'loaded'>(
      Loaded && !isHydrating ? 'loaded' : 'loading',
    );
    useEffect(() => {
      if (state !== 'loading') return undefined;
      let isStale = false;
      const settle = (next: 'failed' | 'loaded') => !isStale && setState(next);
      load().then(
        (component) => {
          Loaded = component;
          settle('loaded');
        },
        () => settle('failed'),
      );
      return () => {
        isStale = true;
      };
    }, [state]);
    if (state === 'loaded' && Loaded) return <Loaded {...props} />;
    // The fallback contains the text of the props, which must not be lost.
    const content = typeof waiting === 'function' ? waiting(props) : waiting;
    if (state === 'loading') return content;
    return (
      <>
        {typeof waiting === 'function' && content}
        <NotLoaded onRetry={() => setState('loading')} />
      </>
    );
  };
}

const never = () => () => undefined;
const no = () => false;
const yes = () => true;
