'use client';

import { useEffect, useInsertionEffect, useMemo, useState } from 'react';
import type { PersonaTool } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';
import { useSameData } from '../provider/same-data.js';
import { LiveTool } from '../provider/live-tool.js';
import { toolDefinition } from '../provider/tool-definition.js';

/** A tool without its name. `Arguments` is inferred from `parameters` if that is a library's schema. */
export type PersonaToolOptions<Arguments = Record<string, unknown>> = Omit<PersonaTool<Arguments>, 'name'>;

/**
 * Lets the model call a function of this component while the component is mounted. You can write the tool inline: the
 * latest functions are used, and the tool is re-registered only when its description for the model changes. If two tools
 * have the same name, the one mounted last is used; when it unmounts, the other is used again.
 *
 * @example
 * usePersonaTool('show_product', {
 *   description: 'Shows a product to the user.',
 *   parameters: z.object({ sku: z.string() }),
 *   execute: ({ sku }) => setShown(sku),
 * });
 *
 * @throws PersonaError `config-context` outside a provider, `config-tool` when mounting
 */
export function usePersonaTool<Arguments = Record<string, unknown>>(
  name: string,
  options: PersonaToolOptions<Arguments>,
): void {
  const { persona } = usePersonaContext('usePersonaTool()');
  const { description, parameters, jsonSchema } = options;
  const definition = useSameData(
    useMemo(
      () => toolDefinition({ name, description, parameters, jsonSchema }),
      [name, description, parameters, jsonSchema],
    ),
  );
  const [live] = useState(() => new LiveTool<PersonaTool<Arguments>>({ ...options, name }));
  useInsertionEffect(() => live.update({ ...options, name }));
  useEffect(() => persona.registerTool(live.forPersona(definition)), [persona, live, definition]);
}
