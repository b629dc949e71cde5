'use client';

import { Children, cloneElement, isValidElement, type ReactNode } from 'react';
import { hiddenTarget, withoutTurns } from './link-target.js';

interface SafeLinkProps {
  readonly href: string | undefined;
  readonly children: ReactNode;
}

/**
 * Renders a link that opens in a new tab and shows its target, unless its text already does. The text is isolated, so
 * that it cannot change the direction of the surrounding text.
 */
export function SafeLink({ href, children }: SafeLinkProps): ReactNode {
  if (!href) return children;
  const target = hiddenTarget(href, wordsOf(children));
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      <bdi>{straight(children)}</bdi>
      {target !== null && (
        <span className="persona-markdown-host">
          {' ('}
          <bdi dir="ltr">{target}</bdi>)
        </span>
      )}
    </a>
  );
}

interface WithChildren {
  readonly children?: ReactNode;
}

function straight(children: ReactNode): ReactNode {
  return Children.map(children, (child) => {
    if (typeof child === 'string') return withoutTurns(child);
    return isValidElement<WithChildren>(child) && child.props.children !== undefined
      ? cloneElement(child, {}, straight(child.props.children))
      : child;
  });
}

function wordsOf(children: ReactNode): string {
  return Children.toArray(children)
    .map((child) => {
      if (typeof child === 'string') return withoutTurns(child);
      return isValidElement<WithChildren>(child) ? wordsOf(child.props.children) : '';
    })
    .join('');
}
