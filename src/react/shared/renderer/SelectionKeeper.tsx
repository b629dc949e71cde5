'use client';

import { Component, type ReactNode, type RefObject } from 'react';
import { rememberSelection } from './remember-selection.js';

interface SelectionKeeperProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/**
 * Keeps what the reader has selected in a text while it grows: how its elements are made is the app's business, and React
 * sets their text anew. A class, as only that is told before the elements change.
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
