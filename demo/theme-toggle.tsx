import { useEffect, useState } from 'react';
import { Icon } from './icon.js';

const themes = ['light', 'dark', 'system'] as const;
type Theme = (typeof themes)[number];

const storageKey = 'anam-react-demo-theme';

/** Light, dark, or as the system has it; `data-persona-theme` is what the package's styles look at. */
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

/** Storage can be switched off, and then every access throws. */
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
    // It holds for this page, then.
  }
}
