import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';
import type { PageConfig } from './page-config.js';
import { RunsOn } from './runs-on.js';

interface Toggle {
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

interface HeaderProps {
  readonly config: PageConfig;
  readonly gallery: Toggle;
  readonly developer: Toggle;
  /** The container for the conversation's buttons. */
  readonly actionsRef: (element: HTMLElement | null) => void;
}

export function Header({ config, gallery, developer, actionsRef }: HeaderProps) {
  return (
    <header className="demo-header">
      <Icon name="mark" size={28} />
      <div className="demo-title">
        <h1 className="demo-name">anam-react</h1>
        <RunsOn config={config} />
      </div>
      <div ref={actionsRef} className="demo-actions" />
      <ToggleButton {...developer} icon="code" controls="demo-developer">
        Developer
      </ToggleButton>
      {/* Last, so that the gallery follows it in the tab order. */}
      <ToggleButton {...gallery} icon="gallery" controls="demo-gallery" className="demo-gallery-toggle">
        Gallery
      </ToggleButton>
    </header>
  );
}

interface ToggleButtonProps extends Toggle {
  readonly icon: IconName;
  readonly controls: string;
  readonly className?: string;
  readonly children: ReactNode;
}

function ToggleButton({ isOpen, toggle, icon, controls, className = '', children }: ToggleButtonProps) {
  return (
    <button
      type="button"
      className={`demo-button ${className}`}
      aria-expanded={isOpen}
      aria-controls={controls}
      onClick={toggle}
    >
      <Icon name={icon} />
      <span>{children}</span>
    </button>
  );
}
