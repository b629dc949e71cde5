'use client';

import type { ReactNode } from 'react';

/** Renders an icon from its path. */
export function IconShape({ path }: { readonly path: string }): ReactNode {
  return (
    // Set as attributes, so that the icon works without our styles.
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
