'use client';

import { forwardRef, useContext, useId, useState, type ComponentPropsWithoutRef } from 'react';
import {
  conversationOf,
  exportConversation,
  type Conversation,
  type ConversationFormat,
  type PersonaState,
  type SpeakerNames,
  type ToolCall,
} from '../../../core/index.js';
import { ReasoningSettingsContext } from '../../provider/reasoning-settings-context.js';
import { usePersona } from '../../hooks/usePersona.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import type { PersonaLabels } from '../../labels/labels.js';
import { useLabels, usePartLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { callWords } from '../../shared/call-words.js';
import { copyText } from '../../shared/copy-text.js';
import { saveFile } from '../../shared/save-file.js';
import { unredacted } from '../../reasoning/redaction.js';
import { englishExportLabels } from '../../labels/export-labels.js';

/** Props of `ExportConversation`: the formats, the file name, redaction, and the attributes of its `<div>`. */
export interface ExportConversationProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** The formats to choose from; the first is preselected. @default all: text, markdown, json, vtt */
  readonly formats?: readonly ConversationFormat[];
  /** The file name without extension. @default 'conversation' and the date */
  readonly fileName?: string;
  /**
   * Redacts the exported text. If it throws, nothing is exported. The provider's `redactReasoning` has already been
   * applied.
   */
  readonly redact?: (text: string, format: ConversationFormat) => string;
}

const files = {
  text: { ending: 'txt', type: 'text/plain' },
  markdown: { ending: 'md', type: 'text/markdown' },
  json: { ending: 'json', type: 'application/json' },
  vtt: { ending: 'vtt', type: 'text/vtt' },
} as const satisfies Record<ConversationFormat, object>;

const allFormats = Object.keys(files) as ConversationFormat[];
const selectEmpty = ({ transcript }: PersonaState) => transcript.size === 0;

/**
 * Lets the user save or copy the conversation. An interrupted answer is exported up to the last heard word. JSON
 * contains everything, including thoughts, with the provider's `redactReasoning` applied.
 *
 * @example
 * <PersonaChat {...options}>
 *   <ExportConversation formats={['markdown', 'vtt']} />
 * </PersonaChat>
 *
 * @throws PersonaError `config-context` outside a provider
 */
export const ExportConversation = forwardRef<HTMLDivElement, ExportConversationProps>(
  function ExportConversation({ formats = allFormats, fileName, redact, className, ...rest }, ref) {
    const persona = usePersona();
    const words = useLabels();
    const { redact: redactReasoning } = useContext(ReasoningSettingsContext);
    const labels = usePartLabels('exportConversation', englishExportLabels);
    const isEmpty = usePersonaSelector(selectEmpty);
    const [format, choose] = useState<ConversationFormat>(formats[0] ?? 'text');
    const [told, tell] = useState('');
    const id = useId();
    const run = async (act: (text: string) => string | Promise<string>) => {
      tell('');
      try {
        const conversation = conversationOf(persona.store.getState());
        const text = await exportConversation(
          conversation,
          format,
          exportWords(words, conversation, (call) => callWords(call, words, persona, redactReasoning)),
          redactReasoning === unredacted ? undefined : redactReasoning,
        );
        tell(await act(redact ? redact(text, format) : text));
      } catch {
        tell(labels.failed);
      }
    };
    const save = (text: string) => {
      const { ending, type } = files[format];
      saveFile(`${fileName ?? `conversation-${dayOf(Date.now())}`}.${ending}`, type, text);
      return labels.saved;
    };
    const copy = async (text: string) =>
      (await copyText(text, { ...words.history, ...labels })) ? labels.copied : labels.copyFailed;
    return (
      <div
        role="group"
        aria-label={labels.title}
        {...rest}
        ref={ref}
        className={classNames('persona-root persona-tools', className)}
      >
        <label htmlFor={id}>{labels.format}</label>
        <select id={id} value={format} onChange={({ target }) => choose(target.value as ConversationFormat)}>
          {formats.map((each) => (
            <option key={each} value={each}>
              {labels.formats[each]}
            </option>
          ))}
        </select>
        <ExportButton name={labels.save} disabled={isEmpty} onClick={() => void run(save)} />
        <ExportButton name={labels.copy} disabled={isEmpty} onClick={() => void run(copy)} />
        <span role="status">{told}</span>
      </div>
    );
  },
);

/** Returns the texts for the export. `wordsOf` redacts the arguments of a call itself, so it gets the original call. */
function exportWords(
  { you, persona, messages, messageParts }: PersonaLabels,
  { toolCalls }: Conversation,
  wordsOf: (call: ToolCall) => string,
): SpeakerNames {
  const asShown = new Map(toolCalls.map((call) => [call.id, call]));
  return {
    user: you,
    persona,
    lengthLimit: messages.lengthLimit,
    contentFilter: messages.contentFilter,
    sources: messageParts?.sources,
    toolCall: (call) => wordsOf(asShown.get(call.id) ?? call),
  };
}

interface ExportButtonProps {
  readonly name: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

function ExportButton({ name, ...rest }: ExportButtonProps) {
  return (
    <button type="button" className="persona-button persona-button-quiet" {...rest}>
      {name}
    </button>
  );
}

/** Returns the day as `2026-11-24`, in the user's time zone. */
function dayOf(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
