'use client';

import { Component, type ReactNode } from 'react';
import { PersonaContext } from '../../provider/persona-context.js';
import { reportRenderer } from './report-renderer.js';

interface RendererBoundaryProps {
  /** As the app knows it: the name of the prop. */
  readonly name: string;
  /** What the renderer is given: when that changes it is tried again. */
  readonly inputs: readonly unknown[];
  /** Stands in its place when it throws. */
  readonly instead: ReactNode;
  readonly children: ReactNode;
}

interface RendererBoundaryState {
  readonly failed: boolean;
  readonly inputs: readonly unknown[];
}

/** A renderer of the app that throws costs what it shows, and not the conversation. */
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
