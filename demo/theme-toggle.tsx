import { useEffect, useState } from 'react';
import { Icon } from './icon.js';

const themes = ['light', 'dark', 'system'] as const;
type Theme = (typeof themes)[number];

const storageKey = 'anam-react-demo-theme';

/** Switches between light, dark, and the system's theme. The package's styles use `data-persona-theme`. */
export function ThemeToggle() {
  const [theme, setTheme] = useState(storedTheme);

  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['personaTheme'];
    else document.documentElement.dataset['personaTheme'] = theme;
  }, [theme]);

  const choose = (next: Theme) => {
    setTheme(next);
    remember(next);
  };

  return (
    <fieldset className="demo-theme">
      <legend className="demo-hidden">Theme</legend>
      {themes.map((name) => (
        <label key={name} title={`${name[0]?.toUpperCase()}${name.slice(1)} theme`}>
          <input
            className="demo-hidden"
            type="radio"
            name="theme"
            value={name}
            checked={theme === name}
            onChange={() => choose(name)}
          />
          <Icon name={name} />
          <span className="demo-hidden">{name}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Reads the saved theme. If storage is disabled, every access throws. */
function storedTheme(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(storageKey)) ?? 'system';
  } catch {
    return 'system';
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(storageKey, theme);
  } catch {
    // The choice then applies only to this page.
  }
}
