import type { ScriptedReply } from '../scripted-model.js';

export const replies: readonly ScriptedReply[] = [
  {
    pattern: /من/,
    reasoning: 'يسألني المستخدم من أكون. لا ينبغي أن أدّعي أنني نموذج حقيقي.',
    text: 'أنا بديل: وجه مرسوم، وصوت هامس، وبضع إجابات معدّة مسبقًا.',
  },
  {
    pattern: /./,
    reasoning: 'لديّ إجابة قصيرة معدّة لهذا السؤال، وباللغة نفسها.',
    text: 'يصل كل جزء من إجابتي إلى الشخصية فور وصوله. أما ما فكرت فيه من قبل فيظهر بجانبها ولا يُنطق أبدًا.',
  },
];
