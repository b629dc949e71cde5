import { exportedLine } from '../../../internal/exported-text.js';
import type { ToolCall } from '../../machine/logs/tool-call.js';
import type { PersonaMessage, TranscriptMessage, UserFile } from '../../machine/logs/message.js';
import type { Conversation } from '../conversation.js';
import { callsByMessage } from './calls-by-message.js';
import type { SpeakerNames } from './said-of.js';

/** The maximum length of a tool's result in an export for readers, in characters. JSON contains all of it. */
const MOST_OF_A_RESULT = 500;

/**
 * Returns the additions to a message, one line each: tool calls with their results, sources, and the names of files.
 */
export function additionsOf(
  conversation: Pick<Conversation, 'messages' | 'toolCalls'>,
  { sources: heading = 'Sources', toolCall: wordsOf = nameOf }: SpeakerNames,
) {
  const calls = callsByMessage(conversation);
  return (message: TranscriptMessage): string[] =>
    [
      ...(message.role === 'user' ? message.files.map(userFileLine) : []),
      ...(calls.get(message) ?? []).flatMap((call) => callLines(call, wordsOf(call))),
      ...(message.role === 'persona' ? partLines(message, heading) : []),
    ].map(exportedLine);
}

const nameOf = ({ name }: ToolCall) => name;

/** Returns the lines for a call: the endpoint's question to the user, and the call with its result. */
function callLines({ result, approval }: ToolCall, words: string): string[] {
  const question = approval?.question;
  return [
    ...(question === undefined ? [] : [`[${words}] ${question}`]),
    `[${words}] ${shortened(result)}`.trim(),
  ];
}

function shortened(result: string | null): string {
  if (result === null || result.length <= MOST_OF_A_RESULT) return result ?? '';
  return `${result.slice(0, MOST_OF_A_RESULT)} […]`;
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

const userFileLine = (file: UserFile) => fileLine(file.type === 'file' ? file : { mediaType: 'image' });

const fileLine = ({
  filename,
  mediaType = '',
}: {
  readonly filename?: string | undefined;
  readonly mediaType?: string;
}) => `[${filename ?? mediaType}]`;
