import type { ScriptedReply } from '../scripted-model.js';

export const replies: readonly ScriptedReply[] = [
  {
    pattern: /\bwer\b/i,
    reasoning: 'Die Person fragt, wer ich bin. Ich sollte mich nicht als echtes Modell ausgeben.',
    text: 'Ich bin eine Vertretung: ein gezeichnetes Gesicht, eine gemurmelte Stimme und ein paar vorbereitete Antworten.',
  },
  {
    pattern: /./,
    reasoning: 'Darauf habe ich eine vorbereitete Antwort: kurz, und in derselben Sprache.',
    text: 'Jedes Stück meiner Antwort geht an die Persona, sobald es ankommt. Was ich vorher gedacht habe, steht daneben und wird nie gesprochen.',
  },
];
