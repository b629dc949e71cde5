'use client';

import { Suspense, type ReactNode } from 'react';
import { RendererBoundary } from './RendererBoundary.js';

export interface RenderedProps {
  readonly name: string;
  readonly inputs: readonly unknown[];
  readonly render: () => ReactNode;
  /** Rendered instead if the function throws, and while it suspends. */
  readonly instead: ReactNode;
}

/** Renders the result of a function from the app. While that loads code or data, nothing else is hidden. */
export function Rendered({ render, ...boundary }: RenderedProps): ReactNode {
  return (
    <RendererBoundary {...boundary}>
      <Suspense fallback={boundary.instead}>
        <Call render={render} />
      </Suspense>
    </RendererBoundary>
  );
}

/** Called below the error boundary, which only catches errors of its children. */
const Call = ({ render }: { readonly render: () => ReactNode }) => render();
