'use client';

import { Component, type ReactNode } from 'react';

interface PlainInsteadProps {
  readonly plain: ReactNode;
  readonly children: ReactNode;
}

/** Shows plain text if a package is missing or the parser fails. */
export class PlainInstead extends Component<PlainInsteadProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.plain : this.props.children;
  }
}
