import { exportedLine } from '../../../internal/exported-text.js';
import type { ToolCall } from '../../machine/logs/tool-call.js';
import type { PersonaMessage, TranscriptMessage } from '../../machine/logs/message.js';
import type { Conversation } from '../conversation.js';
import type { SpeakerNames } from './said-of.js';

/** The maximum length of a tool's result in an export for readers, in characters. JSON contains all of it. */
const MOST_OF_A_RESULT = 500;

/** Returns the additions to a message, one line each: results of tools, sources, and the names of files. */
export function additionsOf(
  { toolCalls }: Pick<Conversation, 'toolCalls'>,
  { sources: heading = 'Sources' }: SpeakerNames,
) {
  const calls = new Map<string | null, ToolCall[]>();
  for (const call of toolCalls) {
    const known = calls.get(call.turnId);
    if (known) known.push(call);
    else calls.set(call.turnId, [call]);
  }
  return (message: TranscriptMessage): string[] => {
    const lines =
      message.role === 'user'
        ? message.files.map((file) => fileLine(file.type === 'file' ? file : { mediaType: 'image' }))
        : [...(calls.get(message.turnId) ?? []).flatMap(resultLines), ...partLines(message, heading)];
    return lines.map(exportedLine);
  };
}

/** The endpoint's question to the user, and the result. */
function resultLines({ name, result, approval }: ToolCall): string[] {
  return [approval?.question ?? null, result].flatMap((text) => {
    if (text === null) return [];
    const isLong = text.length > MOST_OF_A_RESULT;
    return [`[${name}] ${isLong ? `${text.slice(0, MOST_OF_A_RESULT)} […]` : text}`];
  });
}

function partLines({ parts }: PersonaMessage, heading: string): string[] {
  const sources = parts.flatMap((part) => (part.type === 'source' ? part : []));
  const files = parts.flatMap((part) => (part.type === 'file' ? part : []));
  return [
    ...(sources.length > 0 ? [`${heading}:`] : []),
    ...sources.map(({ title, filename, url }, index) =>
      [`[${index + 1}]`, title ?? filename ?? '', url ?? ''].filter((word) => word !== '').join(' '),
    ),
    ...files.map(fileLine),
  ];
}

const fileLine = ({
  filename,
  mediaType = '',
}: {
  readonly filename?: string | undefined;
  readonly mediaType?: string;
}) => `[${filename ?? mediaType}]`;
