'use client';

import { useEffect, useState, useSyncExternalStore, type ComponentType, type ReactNode } from 'react';
import { NotLoaded } from './NotLoaded.js';

/**
 * A component whose code is loaded when it is first rendered. React's `lazy` throws when the code does not load, and
 * takes everything with it up to the next error boundary, a live conversation say; this says so in its place, and tries
 * again when it is asked to.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactNode | ((props: Props) => ReactNode) = null,
): ComponentType<Props> {
  let Loaded: ComponentType<Props> | null = null;
  return function OnDemand(props: Props): ReactNode {
    // The page that the server sent waits, so the first render over it does too.
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
    // What is made of the props holds their text, which must not be lost.
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
