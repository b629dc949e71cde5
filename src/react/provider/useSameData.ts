'use client';

import { useState } from 'react';
import { sameData } from '../../internal/same-data.js';

/** Returns the previous object while the data is equal. */
export function useSameData<Data>(data: Data): Data {
  const [held, setHeld] = useState(data);
  if (sameData(held, data)) return held;
  setHeld(data);
  return data;
}
