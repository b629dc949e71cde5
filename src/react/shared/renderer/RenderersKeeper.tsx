'use client';

import { Component, type ReactNode } from 'react';
import { PersonaContext } from '../../provider/persona-context.js';
import { reportRenderer } from './report-renderer.js';

interface RenderersKeeperProps {
  /** The component, for the reported error. */
  readonly name: string;
  readonly children: ReactNode;
}

/** After this many attempts, the error is not from a cleanup: the children fail each time they mount. */
const MOST_ATTEMPTS = 5;

/**
 * Re-creates its children after an error while some of them unmounted: an effect of the app's renderer threw in its cleanup.
 * React passes such an error to a boundary that stays mounted, so that `RendererBoundary` never gets it.
 */
export class RenderersKeeper extends Component<RenderersKeeperProps, { readonly failed: boolean }> {
  static override contextType = PersonaContext;
  declare context: React.ContextType<typeof PersonaContext>;
  override state = { failed: false };
  #attempts = 0;

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(cause: unknown): void {
    if (this.#attempts >= MOST_ATTEMPTS) throw cause;
    const { name } = this.props;
    const message = `A renderer in \`${name}\` threw while it unmounted. Its content was rendered again.`;
    reportRenderer(this.context?.persona, name, cause, message);
    this.setState({ failed: false });
  }

  override componentDidUpdate(): void {
    this.#attempts = this.state.failed ? this.#attempts + 1 : 0;
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}
