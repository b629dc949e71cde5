interface Reply {
  readonly reasoning: string;
  readonly text: string;
}

interface Topic extends Reply {
  readonly pattern: RegExp;
  /**
   * The tool that the model calls first, if the session has a tool with a matching name. `text` is then spoken before
   * the call.
   */
  readonly tool?: {
    readonly name: RegExp;
    readonly text: string;
    readonly after: (result: string) => string;
  };
}

/** The model's next step: an answer, or a tool call before it. */
export interface Move extends Reply {
  readonly toolName?: string;
}

const topics: readonly Topic[] = [
  {
    pattern: /\b(time|clock)\b/iu,
    reasoning: 'They want to know the time. I cannot know it by heart; if I have a clock, I should look.',
    text: 'I would have to look at a clock, and nobody has given me one.',
    tool: {
      name: /time|clock/iu,
      text: 'Let me look at the clock. ',
      after: (result) => `It says ${result}.`,
    },
  },
  {
    pattern: /\b(hi|hello|hey|good (morning|evening|afternoon))\b/iu,
    reasoning: 'A greeting. I should greet back, say what I am, and offer something to try.',
    text: 'Hello! I am a scripted model, and I live entirely inside this page. Ask me how this works, or ask for a story and then interrupt me.',
  },
  {
    pattern: /\b(how|works?|architecture|simulat)/iu,
    reasoning:
      'They want to know how this works. I should say where the words come from, how they reach the face, and what an interruption does. Keep it short, and stay honest about the simulation.',
    text: 'Each piece of my answer goes to the persona the moment it arrives, over a real peer connection in your own browser. What I thought before is shown beside me and never spoken. If you cut me off, only what you have heard stays in my memory.',
  },
  {
    pattern: /\b(story|long|tell me)\b/iu,
    reasoning:
      'A story is a good thing to interrupt. I need something with a beginning, a middle and an end, in plain sentences that sound well when they are spoken. A lighthouse will do.',
    text: 'Once there was a lighthouse keeper who counted ships. Every evening she wrote the number in a small blue book. One night no ship came, and the sea was as still as glass. She rowed out to see what had happened to the world. In the middle of the bay she found a whale, asleep, with all the ships waiting politely around it. She wrote in her book: one whale, forty ships, nobody in a hurry. And from then on she counted patience too.',
  },
  {
    pattern: /\b(thanks|thank you|bye|goodbye)\b/iu,
    reasoning: 'They are closing the conversation. A short and friendly answer is best.',
    text: 'You are welcome. It was good to talk with you.',
  },
  {
    pattern: /\b(who|what) are you\b|\byour name\b/iu,
    reasoning: 'They ask about me. I should not pretend to be a real model.',
    text: 'I am a stand-in: a drawn face, a mumbled voice, and a few prepared answers. With a real model behind me, the words you hear would be its own.',
  },
];

export interface ScriptedMessage {
  readonly role: string;
  readonly content: string | readonly { readonly type: string; readonly text?: string }[];
}

/** Returns the topic that matches the user's last words, or otherwise an answer that repeats them. */
export function chooseMove(messages: readonly ScriptedMessage[], tools: readonly string[]): Move {
  const question = messages.findLast((message) => message.role === 'user');
  const said = question ? textOf(question).trim() : '';
  const turns = messages.filter((message) => message.role === 'user').length;
  const topic = topics.find(({ pattern }) => pattern.test(said));
  if (!topic?.tool) return topic ?? reflect(said, turns);
  const { tool } = topic;
  const last = messages.at(-1);
  if (last?.role === 'tool') return { reasoning: '', text: tool.after(textOf(last)) };
  const toolName = tools.find((name) => tool.name.test(name));
  return toolName ? { reasoning: topic.reasoning, text: tool.text, toolName } : topic;
}

const textOf = ({ content }: ScriptedMessage): string =>
  typeof content === 'string' ? content : content.map(({ text = '' }) => text).join(' ');

function reflect(said: string, turns: number): Reply {
  const short = said.length > 80 ? `${said.slice(0, 77)}…` : said;
  return {
    reasoning: `The user said “${short}”. I have nothing prepared for that. I can say so, repeat it to show that it was understood, and point to what I do know.`,
    text: `You said: ${short.replace(/[.!?。！？؟।]+$/u, '')}. I only know a few things by heart, and this is turn ${turns} of our talk. Try asking how this works, or ask for a story.`,
  };
}
