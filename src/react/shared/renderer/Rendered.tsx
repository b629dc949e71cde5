'use client';

import type { ReactNode } from 'react';
import { RendererBoundary } from './RendererBoundary.js';

export interface RenderedProps {
  readonly name: string;
  readonly inputs: readonly unknown[];
  readonly render: () => ReactNode;
  /** Rendered instead if the function throws. */
  readonly instead: ReactNode;
}

/** Renders the result of a function of the app. */
export function Rendered({ render, ...boundary }: RenderedProps): ReactNode {
  return (
    <RendererBoundary {...boundary}>
      <Call render={render} />
    </RendererBoundary>
  );
}

/** Called below the error boundary, which only catches errors of its children. */
const Call = ({ render }: { readonly render: () => ReactNode }) => render();
