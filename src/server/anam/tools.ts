import type { CallAnam } from './call-anam.js';
import { createCollection, filters, type AnamCollection } from './collection.js';
import { flag, number, object, orNull, record, text } from './read-fields.js';

/** A stored tool: `Tool` in Anam's OpenAPI document, in which all fields are optional. */
export interface AnamTool {
  /** For `persona.toolIds`. */
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly type?: 'CLIENT' | 'SERVER_RAG' | 'SERVER_WEBHOOK' | 'SYSTEM' | (string & {});
  /**
   * Depends on the tool's type. A client tool has `awaitResult` and `toolTimeoutSeconds`; a webhook can have headers,
   * which may contain secrets.
   */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly disableInterruptions?: boolean;
  /** How many personas use it. */
  readonly usageCount?: number;
  readonly createdAt?: string;
  readonly updatedAt?: string | null;
}

/** Which tools to list. */
export interface AnamToolFilter {
  /** Part of the name, the description or the id. */
  readonly search?: string | undefined;
}

export const readTool = record<AnamTool>(
  {
    id: text,
    name: text,
    description: text,
    type: text,
    config: object,
    disableInterruptions: flag,
    usageCount: number,
    createdAt: text,
    updatedAt: orNull(text),
  },
  'id',
  { name: '' },
);

/** The stored tools of an account: `/v1/tools`. */
export type AnamTools = AnamCollection<AnamTool, AnamToolFilter>;

export const createTools = (call: CallAnam): AnamTools =>
  createCollection(call, {
    path: '/v1/tools',
    filter: { search: filters.search },
    read: readTool,
    readSummary: readTool,
  });
