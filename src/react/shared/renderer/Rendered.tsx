'use client';

import type { ReactNode } from 'react';
import { RendererBoundary } from './RendererBoundary.js';

export interface RenderedProps {
  readonly name: string;
  readonly inputs: readonly unknown[];
  readonly render: () => ReactNode;
  /** Stands in its place when it throws. */
  readonly instead: ReactNode;
}

/** What a function of the app shows. */
export function Rendered({ render, ...boundary }: RenderedProps): ReactNode {
  return (
    <RendererBoundary {...boundary}>
      <Call render={render} />
    </RendererBoundary>
  );
}

/** Called below the boundary, which sees only what is thrown there. */
const Call = ({ render }: { readonly render: () => ReactNode }) => render();
