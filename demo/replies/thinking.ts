import type { ScriptedReply } from '../scripted-model.js';

export const replies: readonly ScriptedReply[] = [
  {
    pattern: /train|plane/i,
    reasoning: `They ask for a choice, so they want a recommendation and a reason.

The plane takes about four hours from door to door, and a seat costs little outside the holidays. The train takes two days with a night in Madrid, as no night train crosses that border at the moment.

What decides it? Time, money, or the way itself. They did not say, and a question back would be one turn more. I can name the rule that I use, and let them correct me.

Keep it short: this is spoken.`,
    text: 'Take the plane if you have a weekend, and the train if you have a week: it is two days of landscape, with a night in Madrid. Which of the two is it?',
  },
];
