import type { ScriptedReply } from '../scripted-model.js';

export const replies: readonly ScriptedReply[] = [
  {
    pattern: /lisbon|plan/i,
    reasoning:
      'Two days, so two halves with a rhythm: hills in the morning, the river in the evening. A table helps to compare; it is for the eyes, so the sentences around it have to work without it.',
    text: `Here are two days in Lisbon that you can walk.

## The first day: hills

1. **Alfama**, before nine, while the lanes still belong to those who live there.
2. The **castle** for the view, and then down to the river.
3. In the evening a **tasca** in Mouraria: small, loud, and without a menu.

## The second day: water

Take the tram to **Belém** early. The monastery is closed on Mondays, so look at your dates first. After lunch, the ferry to Cacilhas brings you to grilled fish with the whole city in front of you.

| | Morning | Afternoon | Evening |
| --- | --- | --- | --- |
| First day | Alfama | Castle | Mouraria |
| Second day | Belém | Ferry | Cacilhas |

Tell me what you like less, and I will change it.`,
  },
];
