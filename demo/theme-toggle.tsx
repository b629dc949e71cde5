import { useEffect, useState } from 'react';

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
          <ThemeIcon theme={name} />
          <span className="demo-hidden">{name}</span>
        </label>
      ))}
    </fieldset>
  );
}

const paths: Readonly<Record<Theme, string>> = {
  light:
    'M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
  dark: 'M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z',
  system: 'M2 3h12v8H2zM6 14h4M8 11v3',
};

function ThemeIcon({ theme }: { readonly theme: Theme }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d={paths[theme]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
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
