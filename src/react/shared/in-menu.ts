import { createContext } from 'react';

/** Whether the buttons are rows of a menu, which show their names. */
export const InMenu = createContext(false);
