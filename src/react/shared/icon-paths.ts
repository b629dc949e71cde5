/** Paths of parts that can be used alone, so that each bundles only its own icons. */
export const chevron = 'M9 6l6 6-6 6';
export const thought =
  'M9 18h6M10 21h4M12 3a6 6 0 0 0-3.6 10.8c.7.5 1.1 1.2 1.1 2.2h5c0-1 .4-1.7 1.1-2.2A6 6 0 0 0 12 3Z';
