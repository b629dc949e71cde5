const message = 'id turnId turnIndex createdAt role=';
const work = 'id turnId? source=client,server startedAt endedAt? status=done,';

/**
 * The fields of each kind of item. `?`: can be `null` or missing. After `=`: the allowed values; `a>b` means that the
 * value `a` (still running) becomes `b`.
 */
const shapes = {
  user: `${message}user text source=speech,text,app`,
  persona: `${message}persona written heard endedAt? status=done,interrupted,failed,streaming> finishReason?=stop,length,content-filter,tool-calls,other`,
  reasoning: `${work}interrupted,streaming> text`,
  toolCalls: `${work}cancelled,failed,requested>,awaiting-approval>,running> name arguments result? round writtenOffset`,
  timeline:
    'id turnId source=speech,text,app startedAt endedAt? outcome=completed,interrupted,failed,null> speechEndedAt? inputAt? requestedAt? firstThoughtAt? firstTextAt? firstTalkAt? firstWordAt? lastWordAt?',
};

export type StoredFields = Readonly<Record<string, unknown>>;

/** The latest time of a `Date`, in milliseconds since the epoch. All other numbers are much smaller. */
const LARGEST = 864e13;

/**
 * Returns the known fields of a stored item. An item that was running when it was stored becomes interrupted.
 *
 * @throws TypeError if a field is missing or invalid
 */
export function readItem(stored: object, name: keyof typeof shapes): StoredFields {
  const item = stored as StoredFields;
  return Object.fromEntries(
    shapes[name].split(' ').map((field) => {
      const [, key = '', optional, words] = /(\w+)(\??)=?(.*)/.exec(field) ?? [];
      const list = words?.split(',') ?? [];
      const found = item[key] ?? (key === 'endedAt' ? endOf(item) : null);
      const value = list.includes(`${found as string}>`) ? list[1] : found;
      const isRight = words
        ? list.includes(value as string)
        : /(At|Index|Offset|round)$/.test(key)
          ? typeof value === 'number' && Math.abs(value) <= LARGEST
          : typeof value === 'string';
      if (isRight || (optional && value === null)) return [key, value];
      throw new TypeError(key);
    }),
  );
}

/** The last known time of an item that was running, because its end is unknown. */
const endOf = ({ lastWordAt, startedAt, createdAt }: StoredFields) => lastWordAt ?? startedAt ?? createdAt;
