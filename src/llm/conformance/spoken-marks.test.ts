import { describe, expect, it } from 'vitest';
import { spokenMarks } from './spoken-marks.js';

const kinds = (text: string, tool?: string) => spokenMarks(text, tool).map(({ kind }) => kind);
const call = '{"name": "ping", "arguments": {"word": "hello"}}';

describe('spokenMarks', () => {
  it.each([
    '1 2 3<|im_end|>',
    '1 2 3<|eot_id|>',
    '<|start_header_id|>assistant<|end_header_id|>\n\n1 2 3',
    '<|channel|>analysis<|message|>Count.<|end|><|start|>assistant<|channel|>final<|message|>1 2 3',
    '<start_of_turn>model\n1 2 3<end_of_turn>',
    '<|turn>model\n1 2 3<turn|>',
    '<s>[INST] Count [/INST] 1 2 3</s>',
    '1 2 3<｜end▁of▁sentence｜>',
    '<|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>1 2 3<|END_OF_TURN_TOKEN|>',
    '<|assistant|>\n1 2 3<|endoftext|>',
    '<<SYS>>Be brief.<</SYS>> 1 2 3',
    '1 2 3<eos>',
    'Assistant: 1 2 3',
    '1 2 3\n### Instruction:\nCount on',
    '1 2 3 <unused12>',
  ])('finds the template tokens in %j', (text) => {
    expect(kinds(text)).toEqual(['template']);
  });

  it.each([
    `<tool_call>\n${call}\n</tool_call>`,
    `Sure.\n<tool_call>${call}`,
    `[TOOL_CALLS][${call}]`,
    `[TOOL_CALLS]ping[ARGS]{"word":"hello"}`,
    `<|python_tag|>${call}`,
    '<function=ping>{"word": "hello"}</function>',
    '<minimax:tool_call><invoke name="ping"></invoke></minimax:tool_call>',
    '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>ping<｜tool▁calls▁end｜>',
    '<|tool_calls_section_begin|><|tool_call_begin|>functions.ping:0<|tool_call_argument_begin|>{}',
    'ping\n<arg_key>word</arg_key>\n<arg_value>hello</arg_value>',
    '<｜DSML｜function_calls>',
    '<TOOLCALL>[{}]</TOOLCALL>',
    'Thought: I should call it.\nAction: ping\nAction Input: {"word": "hello"}',
    call,
    `\`\`\`json\n${call}\n\`\`\``,
    '[ping(word="hello")]',
    'ping(word="hello")',
  ])('finds the tool call in %j', (text) => {
    expect(kinds(text, 'ping')).toEqual(['call']);
  });

  it.each([
    ['<think>Hm.</think>5 cents', 'thought'],
    ['<thinking>Hm.</thinking>5 cents', 'thought'],
    ['[THINK]Hm.[/THINK]5 cents', 'thought'],
    ['◁think▷Hm.◁/think▷5 cents', 'thought'],
    ['<|START_THINKING|>Hm.<|END_THINKING|>5 cents', 'thought'],
    ['<|channel>thought\nHm.<channel|>5 cents', 'thought'],
    ['<think>Hm. 5 cents', 'open-thought'],
    ['<think type="deep">Hm.</think>5 <think>again', 'open-thought'],
    ['[THINK]Hm. 5 cents', 'open-thought'],
    ['Hm.</think>5 cents', 'orphan-thought'],
    ['Hm.</think><think>Hm.</think>5 cents', 'orphan-thought'],
  ] as const)('finds the reasoning in %j: %s', (text, kind) => {
    expect(kinds(text)).toEqual([kind]);
  });

  it.each(['1<0x0A>2', '▁One▁two', 'ĠOne Ġtwo Ġthree'])('finds tokens that are not decoded in %j', (text) => {
    expect(kinds(text)).toEqual(['raw-tokens']);
  });

  it('reports one mark of each kind', () => {
    expect(kinds(`<think>Hm.</think><tool_call>${call}</tool_call><|im_end|>`)).toEqual([
      'thought',
      'call',
      'template',
    ]);
  });

  it.each([
    '1 2 3 4',
    'a < b, c > d, [1], {x}, a|b, <div>',
    'It ends with `<|im_end|>`.',
    'Write:\n```\n<think>\n```\nDone.',
    'The ball costs 5 cents. Action is needed!',
    'Grüße 👋 日本',
  ])('finds nothing in %j', (text) => {
    expect(kinds(text, 'ping')).toEqual([]);
  });

  it('takes time in proportion to the text', () => {
    const hostile = [
      '<|',
      '<think ',
      'Action: x\n\n',
      '`',
      '```\n',
      '</s>   ',
      'Ġa',
      '<function=',
      '[',
      '<|a',
      ' ',
      '\n',
    ];
    for (const unit of hostile) expect(kinds(unit.repeat(100_000)).length).toBeLessThan(5);
  });
});
