import { useEffect, useState } from 'react';

/** Whether the page is dark, and the function that switches it. */
export function useDarkMode() {
  const [isDark, setDark] = useState(false);
  useEffect(() => {
    document.documentElement.classList.toggle('dark', isDark);
  }, [isDark]);
  return { isDark, toggle: () => setDark(!isDark) };
}
