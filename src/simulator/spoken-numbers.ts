const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const scales = ['', ' thousand', ' million', ' billion'];
const currencies: Readonly<Record<string, string>> = {
  $: 'dollars',
  '€': 'euros',
  '£': 'pounds',
  '¥': 'yen',
};
const signs: Readonly<Record<string, string>> = { '&': 'and', '+': 'plus', '=': 'equals', '×': 'times' };
const oddOrdinals: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

const belowHundred = (value: number): string => {
  if (value < 20) return small[value] ?? '';
  const rest = value % 10;
  return `${tens[Math.floor(value / 10) - 2]}${rest > 0 ? ` ${small[rest]}` : ''}`;
};

const belowThousand = (value: number): string => {
  const hundreds = Math.floor(value / 100);
  if (hundreds === 0) return belowHundred(value);
  const rest = value % 100;
  return `${small[hundreds]} hundred${rest > 0 ? ` and ${belowHundred(rest)}` : ''}`;
};

/** Says digits one by one, as in telephone numbers and behind a decimal point. */
const digitByDigit = (digits: string): string =>
  digits
    .split('')
    .map((digit) => small[Number(digit)])
    .join(' ');

function cardinal(digits: string): string {
  const value = Number(digits);
  if (value >= 1e12 || (digits.length > 1 && digits.startsWith('0'))) return digitByDigit(digits);
  if (value === 0) return 'zero';
  const groups: string[] = [];
  for (let rest = value, scale = 0; rest > 0; rest = Math.floor(rest / 1000), scale += 1)
    if (rest % 1000 > 0) groups.unshift(`${belowThousand(rest % 1000)}${scales[scale]}`);
  return groups.join(' ');
}

/** Says "2026" as "twenty twenty six". */
function yearOr(digits: string): string {
  const [century, year] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  const isYear = digits.length === 4 && century >= 11 && century <= 20 && year >= 10;
  return isYear ? `${belowHundred(century)} ${belowHundred(year)}` : cardinal(digits);
}

const ordinal = (digits: string): string =>
  cardinal(digits).replace(/\w+$/, (last) => oddOrdinals[last] ?? `${last.replace(/y$/, 'ie')}th`);

const number = /([$€£¥]?)(\d{1,15}(?:,\d{3})*)(?:([.:])(\d{1,15}))?(%|st\b|nd\b|rd\b|th\b)?/gu;

function wordsOf(_: string, sign: string, whole: string, point = '', rest = '', end = ''): string {
  const digits = whole.replaceAll(',', '');
  if (end !== '' && end !== '%') return ordinal(digits);
  if (point === ':') return `${cardinal(digits)} ${Number(rest) === 0 ? "o'clock" : cardinal(rest)}`;
  const isAmount = sign !== '';
  const said = digits === whole && !isAmount && rest === '' && end === '' ? yearOr(digits) : cardinal(digits);
  const unit = isAmount ? ` ${currencies[sign]}` : '';
  const fraction = rest === '' ? '' : isAmount ? ` ${cardinal(rest)}` : ` point ${digitByDigit(rest)}`;
  return `${said}${isAmount ? unit + fraction : fraction}${end === '%' ? ' percent' : ''}`;
}

/**
 * Returns what an English voice says for a written word: "five dollars" for "$5". A service reports the words that its
 * voice says, so a page cannot compare them with its text letter by letter.
 */
export function spokenNumbers(word: string): string {
  const sign = signs[word.trim()];
  return sign === undefined ? word.replace(number, wordsOf) : word.replace(/\S+/u, sign);
}
