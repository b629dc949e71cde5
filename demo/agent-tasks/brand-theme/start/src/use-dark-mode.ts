import { useEffect, useState } from 'react';

/** Returns whether the page is dark, and a function that switches it. */
export function useDarkMode() {
  const [isDark, setDark] = useState(false);
  useEffect(() => {
    document.documentElement.classList.toggle('dark', isDark);
  }, [isDark]);
  return { isDark, toggle: () => setDark(!isDark) };
}
