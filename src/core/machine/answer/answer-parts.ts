import type { AnswerPartRules, RarePart, TransitionContext } from '../context.js';
import { emit, type Draft } from '../draft.js';
import type { ModelTurn } from '../turn/turn-record.js';
import { limitPassed } from './answer-limit.js';
import {
  acceptInputDelta,
  acceptInputStart,
  acceptProviderCall,
  acceptProviderResult,
} from './provider-calls.js';
import { acceptApprovalRequest, endProviderCalls, respondToProvider } from './provider-approvals.js';
import { dataPart, filePart } from './answer-files.js';
import {
  acceptPageCall,
  beginToolRound,
  markAwaitingApproval,
  markToolStarted,
  planFiller,
  speakFiller,
} from './page-tools.js';
import { sourcePart } from './source-places.js';
import { withdrawText } from './withdraw-text.js';
import { putPart } from '../logs/transcript.js';

/** The rules for sources, files, data, withdrawn text, running page tools, and calls that the endpoint runs or streams. */
export const answerPartRules: AnswerPartRules = {
  accept(draft, turn, part, context) {
    if (!limitPassed(draft, turn, part, context)) accept(draft, turn, part, context);
  },
  end: endProviderCalls,
  respond: respondToProvider,
  beginToolRound,
  markToolStarted,
  markAwaitingApproval,
  planFiller,
  speakFiller,
};

function accept(draft: Draft, turn: ModelTurn, part: RarePart, context: TransitionContext): void {
  const { at } = context;
  switch (part.type) {
    case 'tool-input-start':
      return acceptInputStart(draft, turn, part, at);
    case 'tool-input-delta':
      return acceptInputDelta(draft, turn, part);
    case 'tool-call':
      return part.providerExecuted
        ? acceptProviderCall(draft, turn, part, context)
        : acceptPageCall(draft, turn, part, at);
    case 'tool-result':
      return acceptProviderResult(draft, turn, part, at);
    case 'tool-approval-request':
      return acceptApprovalRequest(draft, turn, part);
    case 'source':
      return putPart(draft, turn, sourcePart(draft, turn, part), at);
    case 'file':
      return putPart(draft, turn, filePart(draft, turn, part), at);
    case 'data':
      emit(draft, { type: 'turn/data', turnId: turn.id, part });
      return part.transient ? undefined : putPart(draft, turn, dataPart(draft, turn, part), at);
    case 'text-reset':
      return withdrawText(draft, part.length, context);
  }
}
