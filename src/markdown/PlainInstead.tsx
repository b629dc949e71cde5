'use client';

import { Component, type ReactNode } from 'react';

interface PlainInsteadProps {
  readonly plain: ReactNode;
  readonly children: ReactNode;
}

/** A text that cannot be shown as Markdown, because a package is missing or the parser fails, is shown as it is. */
export class PlainInstead extends Component<PlainInsteadProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.plain : this.props.children;
  }
}
