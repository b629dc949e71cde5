'use client';

import type { ReactNode } from 'react';

/** An icon by its path. */
export function IconShape({ path }: { readonly path: string }): ReactNode {
  return (
    // As attributes, so that it is an icon without our styles too.
    <svg
      className="persona-icon"
      width="20"
      height="20"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  );
}
