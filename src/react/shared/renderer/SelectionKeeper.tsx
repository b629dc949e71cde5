'use client';

import { Component, type ReactNode, type RefObject } from 'react';
import { rememberSelection } from './remember-selection.js';

interface SelectionKeeperProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/**
 * Restores the user's selection in a text after it grows, because React rewrites the text of the app's elements. A
 * class component, because only `getSnapshotBeforeUpdate` runs before the DOM changes.
 */
export class SelectionKeeper extends Component<SelectionKeeperProps> {
  override getSnapshotBeforeUpdate(): (() => void) | null {
    const { current } = this.props.root;
    return current && rememberSelection(current);
  }

  override componentDidUpdate(_props: unknown, _state: unknown, restore: (() => void) | null): void {
    restore?.();
  }

  override render(): ReactNode {
    return this.props.children;
  }
}
