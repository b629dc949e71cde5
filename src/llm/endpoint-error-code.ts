import { codeOfStatus } from './endpoint-error.js';
import { isObject, toJson, type JsonObject } from './json.js';
import type { LlmErrorCode } from './llm-error-info.js';
import { reportedWords } from './reported-words.js';

/** How many characters of an error are searched. */
const MOST = 4000;

/** The codes in `llmErrors`, written out so that only this package's codes pass. */
const known =
  /^llm-(?:context-length|empty|failed|filtered|invalid-request|not-available|not-found|protocol|provider-unreachable|quota|rate-limited|timeout|too-large|truncated|unauthorized|unsupported-content)$/;

/**
 * The patterns of each code, the most reliable first. No provider has a separate status for each code, and several use
 * 400 for all of them. The tests name the provider of each text. A pattern is matched against the text of the error
 * and, if the pattern contains underscores, also against its codes, types and reasons.
 */
const signs: readonly (readonly [LlmErrorCode, RegExp])[] = [
  [
    'llm-filtered',
    /content[ _-]?(?:filter|policy|management policy|exists risk)|(?:input|prompt|content) was flagged|moderation|usage (?:polic|guideline)|safety_check|data_?inspection|(?:inappropriate|sensitive|unsafe|prohibited)[ _]content|considered high risk|responsible_?ai|敏感内容/i,
  ],
  // Must come before `llm-quota`, because this text also mentions billing: "The free tier is not available in your
  // country. Please enable billing."
  [
    'llm-not-available',
    /unsupported_(?:country|region)|(?:country|region|location)_(?:is_)?(?:not_|un)|unavailable for legal reasons|\b(?:countr(?:y|ies)|regions?|territor(?:y|ies)|locations?|jurisdictions?|area)\b.{0,40}(?:\bnot\b|unsupported|unavailable|restricted)|(?:\bnot\b|n't|unsupported|unavailable|restricted).{0,40}\b(?:countr(?:y|ies)|regions?|territor(?:y|ies)|locations?|jurisdictions?|area)\b/i,
  ],
  [
    'llm-context-length',
    /context[ _-]?(?:length|window|size|limit|overflow)|contextwindow|n_ctx|\b(?:prompt|input|request|messages?|conversation)\b.{0,60}(?<!took |take |taking )\btoo[ _-](?:long|large|big)\b|(?:prompt|request|body|conversation|messages?)[_-](?:is[_-])?too[_-](?:long|large)|string_above_max_length|string too long|max(?:imum)?[ _-]?(?:context|prompt|input|model|seq(?:uence)?)[ _-]?(?:len|tokens)|reduce (?:the|your) (?:length|size|prompt|input|message|number of)|token count.{0,40}exceed|(?:model|prompt) token limit|tokens?_limit_(?:reached|exceeded)|max_prompt_tokens|number of tokens allowed|exceed\w* (?:the |this )?(?:model(?:'s)? )?(?:maximum )?context|inputs?`? (?:tokens \+|must have (?:less|at most))|range of input length|too many (?:input )?tokens:|input length.{0,40}exceed|上下文|超长|过长/i,
  ],
  [
    'llm-quota',
    /(?:per[ _-]?(?:day|week|month|year)|\b(?:daily|weekly|monthly|yearly)\b|byday|\b[rt]pd\b).{0,200}(?:limit|exceed|exhaust|used|reached|unlock|wait)|(?:limit|exceed|exhaust|quota|used up).{0,400}(?:per[ _-]?(?:day|week|month|year)(?!s)|\b(?:daily|weekly|monthly|yearly)\b|byday|\b[rt]pd\b)|\blimit: 0\b/i,
  ],
  // Google uses the same text for a rate limit and for a used-up quota. Only the details differ.
  [
    'llm-rate-limited',
    /(?:quota|limit|exceed|exhaust).{0,400}(?:per[ _-]?(?:second|min)|\b[rt]pm\b)|per[ _-]?(?:second|min).{0,80}(?:quota|limit|exceed)|online_prediction|retry in[^]{0,4000}resource_exhausted|resource_exhausted.{0,2000}retrydelay/i,
  ],
  [
    'llm-quota',
    /payment[ _]?required|\b(?:insufficient|not[ _]enough|no|any|out of|more|low|negative|used|exceeded|add|buy|purchase|included)[ _].{0,30}(?:credit|\bbalance\b|funds|quota)|(?:insufficient|exceeded|not_enough)_.{0,20}(?:quota|balance|credit|funds)|(?:credit|\bbalance|funds|quota|allowance|allocation)s?\b.{0,40}(?:too low|low\b|insufficient|negative|exceed|exhaust|deplet|used up|run out|ran out|not enough|reached)|(?:credit|quota|spend\w*|usage|budget)[ _](?:limit|cap)s?\b|key limit exceeded|limit exceeded for (?:this )?key|budget has been (?:exceed|reach)|used up your|(?:quota|budget|balance|credits?|allowance|funds)_?(?:exceeded|exhausted|depleted|insufficient)|credits? (?:left|remaining)|payment (?:method|is|failed)|billing|arrear|overdue|(?:subscription|trial|plan) (?:period )?(?:has |is )?(?:expired|ended|over\b|inactive|past due)|recharge|top[ -]?up|trial key|free[ _]?(?:tier[ _]?only|allocation|quota)|good standing|credit card|hard limit|余额|欠费|额度/i,
  ],
  [
    'llm-not-available',
    /\b(?:organi[sz]ation|account|team|workspace|consumer|project)\b.{0,60}(?:restrict|disabled|deactivat|suspend|terminat|banned|blocked|locked|not active|must be verified|on hold)|(?:suspended|deactivated|restricted|banned).{0,30}\b(?:organi[sz]ation|account|consumer|project)|(?:organi[sz]ation|account|consumer)_(?:restricted|deactivated|suspended|disabled|invalid)|service_disabled/i,
  ],
  [
    'llm-unauthorized',
    /(?:incorrect|invalid|missing|wrong|expired|bad|no) (?:api|auth|access)[ _-]?(?:key|token)|api[ _-]?key.{0,20}(?:not valid|invalid|expired|missing|incorrect|not found|leaked)|api_?key_?(?:invalid|expired)|\b(?:key|token|access)\b.{0,30}(?:revoked|disabled)|provide (?:an?|your|the) (?:valid )?api[ _-]?key|api[ _-]?key (?:is )?required/i,
  ],
  // "The model does not exist or you do not have access to it."
  [
    'llm-not-found',
    /\b(?:model|deployment|function id)\b.{0,120} (?:could |was |is |does |do |did )?not (?:be )?(?:found|exist)|(?:not a valid|unknown|invalid|no such|nonexistent) model\b|model (?:identifier|name|id) is (?:invalid|unknown)|no models? (?:is |are )?(?:loaded|found)|failed to load model|no endpoints found/i,
  ],
  [
    'llm-not-available',
    /model.{0,100}(?:decommission|deprecated|\bretired|sunset|shut ?down|discontinu|no longer (?:available|supported|offered|served)|end.of.life|end of its life)|(?:not|n't|no) (?:have )?(?:been )?(?:access|authori[sz]ed|allowed|permitted|entitled|enabled)\b.{0,40}\bmodel|model\b.{0,120}(?:(?<!currently |temporarily )(?:not|n't|no) (?:have )?(?:access|authori[sz]ed|allowed|permitted|enabled|activated|available(?! (?:right now|at the moment|currently|temporarily)))|not supported by any|requires? (?:terms|a subscription|acceptance|a paid)|access.{0,10}denied|must be verified|is gated|terms acceptance)|model (?:['"`][^'"`\n]{1,80}['"`] )?is not supported\b|model_(?:not_supported|not_available|decommissioned|deprecated|permission|terms|access|not_open|closed)|modelnotopen|model_access_denied|verified to use|throughput isn.t supported|must be a verified/i,
  ],
  [
    'llm-not-found',
    /model_?not_?found|model_?not_?exist|deployment_?not_?found|not_found_error|"not_found"/i,
  ],
  [
    'llm-rate-limited',
    /(?<!\bno )rate[ _-]?limit|too[ _]many[ _](?:requests|concurrent)|throttl|at capacity|over capacity|capacity exceeded|exceeded capacity/i,
  ],
  // Matches token counts, except tokens per minute and tokens in the answer.
  [
    'llm-context-length',
    /^(?!.{0,4000}(?:completion|output|max_(?:completion_|output_)?)[ _]?tokens).{0,4000}(?:(?:exceed\w*|more than|at most|limit of|longer than).{0,60}\btokens?\b|\btokens?\b.{0,60}(?:exceed|longer than|more than|over the)|token[ _]limit[ _]exceeded|prompt.{0,40}exceeds)/i,
  ],
];

/** Patterns for codes and types only. In a sentence, these words would be ambiguous. */
const codes: readonly (readonly [LlmErrorCode, RegExp])[] = [
  ['llm-unauthorized', /api_?key|authenti|permission/i],
  ['llm-rate-limited', /quota|exhausted|overloaded|capacity/i],
  ['llm-not-found', /not_?found/i],
  ['llm-timeout', /time_?out|deadline_exceeded/i],
];

/**
 * Returns the code of an error that an endpoint reported: by its status, its own codes, and its words. It distinguishes
 * problems of this endpoint (account, region, model, context window) from problems of the request.
 */
export function endpointErrorCode(reported: JsonObject, body: string, status = 500): LlmErrorCode {
  const {
    code,
    type,
    status: name,
    details,
    reason,
    metadata,
    innererror,
    error_type: kind,
    metric,
  } = reported;
  // Our proxy has already set the code. Its own network errors become `llm-provider-unreachable`.
  if (code === 'llm-unreachable') return 'llm-provider-unreachable';
  if (typeof code === 'string' && known.test(code)) return code as LlmErrorCode;
  if (status === 402) return 'llm-quota';
  if (status === 451) return 'llm-not-available';
  const spelled = toJson([code, type, name, kind, reason, innererror, details, metric]);
  // OpenRouter puts the provider's own error into `metadata.raw`.
  const raw = isObject(metadata) ? metadata['raw'] : undefined;
  const words = `${reportedWords(reported) || plainText(body)} ${typeof raw === 'string' ? raw : toJson(raw)}`;
  const text = `${plain(words)}\n${plain(spelled)}`;
  const found = signs.find(([, pattern]) => pattern.test(text))?.[0];
  if (found) return found;
  if (status === 413) return 'llm-context-length';
  return codes.find(([, pattern]) => pattern.test(spelled))?.[0] ?? codeOfStatus(status);
}

/** A body that is neither JSON nor HTML. */
const plainText = (body: string): string => (/^\s*[<{[]/.test(body) ? '' : body);

/** The text on one line, without links, because errors of every kind link to pages about billing and limits. */
const plain = (text: string): string => text.slice(0, MOST).replaceAll(/https?:\S+|\s+/g, ' ');
