'use client';

import { Component, type ReactNode } from 'react';
import { PersonaContext } from '../../provider/persona-context.js';
import { reportRenderer } from './report-renderer.js';

interface RendererBoundaryProps {
  /** The name of the prop that the app uses. */
  readonly name: string;
  /** The inputs of the renderer. It is tried again when they change. */
  readonly inputs: readonly unknown[];
  /** Rendered instead if the renderer throws. */
  readonly instead: ReactNode;
  readonly children: ReactNode;
}

interface RendererBoundaryState {
  readonly failed: boolean;
  readonly inputs: readonly unknown[];
}

/** Catches errors of the app's renderers, so that they do not unmount the conversation. */
export class RendererBoundary extends Component<RendererBoundaryProps, RendererBoundaryState> {
  static override contextType = PersonaContext;
  declare context: React.ContextType<typeof PersonaContext>;
  override state = { failed: false, inputs: this.props.inputs };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  static getDerivedStateFromProps({ inputs }: RendererBoundaryProps, state: RendererBoundaryState) {
    return inputs.every((input, index) => Object.is(input, state.inputs[index]))
      ? null
      : { failed: false, inputs };
  }

  override componentDidCatch(cause: unknown): void {
    reportRenderer(this.context?.persona, this.props.name, cause);
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
