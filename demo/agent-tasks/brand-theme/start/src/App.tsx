import { useDarkMode } from './use-dark-mode';

export function App() {
  const { isDark, toggle } = useDarkMode();
  return (
    <main>
      <h1>Corner Café</h1>
      <button type="button" aria-pressed={isDark} onClick={toggle}>
        Dark mode
      </button>
    </main>
  );
}
