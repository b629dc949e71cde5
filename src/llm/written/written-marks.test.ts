import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { LlmPart } from '../llm-adapter.js';
import { joinParts } from '../testing/joined-parts.js';
import { TextReader } from './text-reader.js';
import type { ThinkOptions } from './think-options.js';

type Call = readonly [name: string, args: unknown];
interface Row {
  readonly title: string;
  readonly input: string;
  readonly text: string;
  readonly reasoning?: string;
  readonly calls?: readonly Call[];
  readonly options?: ThinkOptions;
}

function read(pieces: readonly string[], options: ThinkOptions = {}) {
  const reader = new TextReader(options);
  const parts: LlmPart[] = [];
  for (const piece of pieces) reader.push(piece, parts);
  reader.end(parts, true);
  const { text, reasoning } = joinParts(parts);
  const calls = reader
    .calls(undefined, [])
    .flatMap((part): Call[] => (part.type === 'tool-call' ? [[part.name, JSON.parse(part.arguments)]] : []));
  return { text, reasoning, calls };
}

const paris: Call = ['get_weather', { city: 'Paris' }];
const json = '{"name": "get_weather", "arguments": {"city": "Paris"}}';
const args = '{"city":"Paris"}';

/** Text that only mentions marks. None of it may disappear. */
const talk: readonly string[] = [
  'Wrap it in `<think>` and `</think>`.',
  'Wrap it in `<think>…</think>`, then answer.',
  '`</think>` ends a thought.',
  'Write ``a ` </think>`` like so.',
  'Use the <think> tag and then the </think> tag.',
  'Models open with <thinking>, and (</thinking>) ends it.',
  'A <think>block</think> in prose.',
  'In XML:\n\n```xml\n<reasoning>\nHm.\n</reasoning>\n```\n\nDone.',
  'In XML:\n~~~\n</reasoning>\n~~~\nDone.',
  '1. Write:\n   ```\n   </reasoning>\n   ```\n2. Go.',
  'Write:\n\n    </reasoning>\n\nDone.',
  '> ```\n> </think>\n> ```',
  'An open fence:\n```\n</think>\n<|im_end|>',
  'Tags: <think>, </think>, <thought>, </thought>.',
  '- <think> opens\n- </think> closes',
  'ChatML ends a turn with <|im_end|>, Llama with <|eot_id|> and Mistral with </s>.',
  'The token is `<|im_end|>`',
  'The token is <|im_end|>',
  '`<|channel|>final<|message|>` starts the answer.',
  'The <|channel|> token, then the <|message|> token.',
  '<s>struck</s>',
  'Old: <s>5 €</s> now 4 €.</b>',
  'It runs `<tool_call>{"name":"f","arguments":{}}</tool_call>`.',
  '```\n<tool_call>\n{"name":"f","arguments":{}}\n</tool_call>\n```',
  'Put it between <tool_call> and </tool_call>.',
  'The <tool_call> tag holds JSON: <tool_call>{...}</tool_call>',
  'Write <function=name> and </function>.',
  'Mistral writes [TOOL_CALLS] first.',
  'a [b](c) [D] [TOOL] <div>x</div> a < b',
  'If x <|y then z|> w.',
  'A list: [1, 2], {"a": 1}; f(a=1).',
  'analysis of the text',
  'analysis',
  'final<',
  'final <|b',
  'commentary to the game',
  'commentary to=me',
  'assistant<b>',
  'analysis <|message|> is a token',
  'The analysis<|message|>Hm.',
  'A flower ✿ and ✿✿✿',
  'Qwen wrote ✿FUNCTION✿ and ✿ARGS✿.',
  'It begins with ✿FUNCTION✿: and the name.',
  `An example: ${json}`,
  `\`\`\`json\n${json}\n\`\`\``,
  '{"name": "Ada", "age": 36}',
  '{"name": "Ada", "input": "none"}',
  '[1] Paris is big.',
  '[f(x)] is the value.',
  '[a(b)](c) d',
  'to be or not',
  'to=me',
];

const rows: readonly Row[] = [
  ...talk.map((input) => ({ title: 'words about marks', input, text: input })),
  {
    title: 'harmony',
    input:
      '<|channel|>analysis<|message|>Hm. <b>?<|end|><|start|>assistant<|channel|>final<|message|>Hi `<|end|>`.<|return|>',
    text: 'Hi `<|end|>`.',
    reasoning: 'Hm. <b>?',
  },
  {
    title: 'harmony from its first token',
    input:
      '<|start|>assistant<|channel|>analysis<|message|>Hm<|end|>\n<|start|>assistant<|channel|>final<|message|>Hi',
    text: 'Hi',
    reasoning: 'Hm',
  },
  {
    title: 'harmony without the start token',
    input: '<|channel|>analysis<|message|>Hm<|end|>assistant<|channel|>final<|message|>Hi<|end|>',
    text: 'Hi',
    reasoning: 'Hm',
  },
  {
    title: 'harmony without an end of the thought',
    input: '<|channel|>analysis<|message|>Hm<|channel|>final<|message|>Hi',
    text: 'Hi',
    reasoning: 'Hm',
  },
  ...[
    'analysis<|message|>Hm<|end|><|start|>assistant<|channel|>final<|message|>Hi<|return|>',
    'analysis<|message|>Hm<|end|>assistantfinal<|message|>Hi',
    ' \nanalysis<|message|>Hm<|end|>\nfinal<|message|>Hi',
    'assistant<|channel|>analysis<|message|>Hm<|end|>assistant<|channel|>final<|message|>Hi',
    '<|start|>assistantanalysis<|message|>Hm<|end|><|start|>assistantfinal<|message|>Hi',
  ].map((input) => ({
    title: 'harmony without its first tokens',
    input,
    text: 'Hi',
    reasoning: 'Hm',
  })),
  {
    title: 'an answer of harmony without its first token',
    input: 'final<|message|>Hi<|return|>',
    text: 'Hi',
  },
  {
    title: 'a call of harmony without its first token',
    input: `commentary to=functions.get_weather <|constrain|>json<|message|>${args}<|call|>`,
    text: '',
    calls: [paris],
  },
  { title: 'only an answer in harmony', input: '<|channel|>final<|message|>Hi<|return|>', text: 'Hi' },
  {
    title: 'harmony that is cut in a head',
    input: 'Hi.<|end|><|start|>assistant<|channel|>fin',
    text: 'Hi.',
  },
  {
    title: 'a call and a preamble of harmony',
    input: `<|channel|>analysis<|message|>Hm<|end|><|start|>assistant<|channel|>commentary<|message|>Let me see.<|end|><|start|>assistant<|channel|>commentary to=functions.get_weather <|constrain|>json<|message|>${args}<|call|>`,
    text: 'Let me see.',
    reasoning: 'Hm',
    calls: [paris],
  },
  {
    title: 'a call of harmony, with the tool in the role',
    input: `<|start|>assistant to=functions.get_weather<|channel|>commentary json<|message|>${args}<|call|>`,
    text: '',
    calls: [paris],
  },
  {
    title: 'a result in harmony',
    input:
      '<|start|>functions.f to=assistant<|channel|>commentary<|message|>7<|end|><|start|>assistant<|channel|>final<|message|>Seven.',
    text: 'Seven.',
  },
  {
    title: 'two messages of harmony',
    input:
      '<|channel|>commentary<|message|>One.<|end|><|start|>assistant<|channel|>final<|message|>Two.<|return|>',
    text: 'One.\n\nTwo.',
  },
  {
    title: 'an open fence at the end of a harmony message',
    input: '<|channel|>final<|message|>```\na<|return|>',
    text: '```\na',
  },
  ...[
    '<|im_end|>',
    '<|eot_id|>',
    '</s>',
    '<|endoftext|>',
    '<end_of_turn>',
    '[/INST]',
    '<|end|>',
    '<｜end▁of▁sentence｜>',
    '<|END_OF_TURN_TOKEN|>',
  ].flatMap((token): Row[] => [
    { title: `${token} at the end`, input: `Hello.${token}`, text: 'Hello.' },
    { title: `${token} on the last line`, input: `Hello\n${token}\n`, text: 'Hello\n' },
    { title: `${token} behind a space`, input: `Hello! ${token}`, text: 'Hello! ' },
    { title: `${token} twice`, input: `Hello.${token}${token}`, text: 'Hello.' },
  ]),
  { title: 'a stop token behind a fence', input: '```\na\n```<|im_end|>', text: '```\na\n```' },
  { title: 'a stop token behind a lone backtick', input: 'The ` key.<|im_end|>', text: 'The ` key.' },
  { title: 'nothing but a stop token', input: '<|im_end|>', text: '' },
  { title: 'the opening of a turn', input: '<|im_start|>assistant\nHello.<|im_end|>', text: 'Hello.' },
  {
    title: 'the opening of a Llama turn',
    input: '<|start_header_id|>assistant<|end_header_id|>\n\nHello.<|eot_id|>',
    text: 'Hello.',
  },
  { title: 'a first token', input: '<s> Hello.</s>', text: 'Hello.' },
  {
    title: 'a turn of the user that the model made up',
    input: 'Hello.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\nAgain.<|im_end|>',
    text: 'Hello.\n\nAgain.',
  },
  {
    title: 'a thought behind the opening of a turn',
    input: '<|im_start|>assistant\n<think>Hm</think>Hi<|im_end|>',
    text: 'Hi',
    reasoning: 'Hm',
  },
  { title: 'marks of Magistral', input: '[THINK]Hm[/THINK]Hi', text: 'Hi', reasoning: 'Hm' },
  { title: 'marks of Kimi', input: '◁think▷Hm◁/think▷Hi', text: 'Hi', reasoning: 'Hm' },
  {
    title: 'a thought about its own tag',
    input: '<think>I must write "</think>" or `</think>`.</think>Hi',
    text: 'Hi',
    reasoning: 'I must write "</think>" or `</think>`.',
  },
  { title: 'a thought that the template opened', input: 'Hm.\n</think>\n\nHi', text: 'Hm.\n\n\nHi' },
  {
    title: 'an answer about tags, perhaps in reasoning',
    input: 'Use `</think>` here.',
    text: 'Use `</think>` here.',
    options: { startsInReasoning: 'auto' },
  },

  { title: 'a Hermes call', input: `<tool_call>\n${json}\n</tool_call>`, text: '', calls: [paris] },
  {
    title: 'a call in a sentence',
    input: `Let me see.\n<tool_call>${json}</tool_call>\nDone.`,
    text: 'Let me see.\nDone.',
    calls: [paris],
  },
  {
    title: 'a call that sticks to the text',
    input: `See.<tool_call>${json}</tool_call> Done.`,
    text: 'See. Done.',
    calls: [paris],
  },
  {
    title: 'two calls',
    input: `<tool_call>${json}</tool_call>\n<tool_call>${json}</tool_call>`,
    text: '',
    calls: [paris, paris],
  },
  {
    title: 'two calls in one mark',
    input: `<tool_call>${json}\n${json}</tool_call>`,
    text: '',
    calls: [paris, paris],
  },
  { title: 'a call without its end', input: `<tool_call>${json}`, text: '', calls: [paris] },
  { title: 'a call that is cut', input: '<tool_call>{"name": "get_wea', text: '' },
  { title: 'a call that breaks off behind its mark', input: 'Hm.\n<tool_call>', text: 'Hm.\n' },
  {
    title: 'a call with a brace too few',
    input: '<tool_call>{"name":"f","arguments":{"a":1}</tool_call>Hi',
    text: 'Hi',
  },
  {
    title: 'a call with arguments as text',
    input: '<tool_call>{"name":"get_weather","arguments":"{\\"city\\":\\"Paris\\"}"}</tool_call>',
    text: '',
    calls: [paris],
  },
  {
    title: 'a call of Qwen Coder',
    input:
      '<tool_call>\n<function=get_weather>\n<parameter=city>\nParis\n</parameter>\n<parameter=days>\n3\n</parameter>\n</function>\n</tool_call>',
    text: '',
    calls: [['get_weather', { city: 'Paris', days: 3 }]],
  },
  {
    title: 'the same without the outer mark',
    input: 'Ok.\n<function=get_weather>\n<parameter=city>Paris</parameter>\n</function>\n</tool_call>',
    text: 'Ok.\n',
    calls: [paris],
  },
  {
    title: 'a call of Llama 3.1',
    input: `<function=get_weather>${args}</function>`,
    text: '',
    calls: [paris],
  },
  {
    title: 'a call of Llama 3',
    input: '<|python_tag|>{"name": "get_weather", "parameters": {"city": "Paris"}}<|eom_id|>',
    text: '',
    calls: [paris],
  },
  {
    title: 'a call of a built-in tool of Llama',
    input: '<|python_tag|>brave_search.call(query="a (b)")<|eom_id|>',
    text: '',
  },
  { title: 'a call of Mistral', input: `[TOOL_CALLS][${json}]`, text: '', calls: [paris] },
  {
    title: 'a newer call of Mistral',
    input: `[TOOL_CALLS]get_weather[ARGS]${args}`,
    text: '',
    calls: [paris],
  },
  {
    title: 'a call of Mistral with an id',
    input: `[TOOL_CALLS]get_weather[CALL_ID]123456789[ARGS]${args}</s>`,
    text: '',
    calls: [paris],
  },
  { title: 'a call of Granite', input: `<|tool_call|>[${json}]`, text: '', calls: [paris] },
  { title: 'a call of Phi', input: `<|tool_call|>[${json}]<|/tool_call|>`, text: '', calls: [paris] },
  {
    title: 'a call of DeepSeek',
    input: `<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>get_weather\n\`\`\`json\n${args}\n\`\`\`<｜tool▁call▁end｜><｜tool▁calls▁end｜><｜end▁of▁sentence｜>`,
    text: '',
    calls: [paris],
  },
  {
    title: 'a newer call of DeepSeek',
    input: `Ok.<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>get_weather<｜tool▁sep｜>${args}<｜tool▁call▁end｜><｜tool▁calls▁end｜>`,
    text: 'Ok.',
    calls: [paris],
  },
  {
    title: 'the newest call of DeepSeek',
    input:
      '<｜DSML｜function_calls>\n<｜DSML｜invoke name="get_weather">\n<｜DSML｜parameter name="city" string="true">Paris</｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜function_calls>',
    text: '',
    calls: [paris],
  },
  {
    title: 'a call of DeepSeek in its second spelling',
    input:
      'Ok.\n<｜DSML｜tool_calls>\n<｜DSML｜invoke name="get_weather">\n<｜DSML｜parameter name="city" string="true">Paris</｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜tool_calls>',
    text: 'Ok.\n',
    calls: [paris],
  },
  { title: 'the box of a GLM answer', input: '<|begin_of_box|>42<|end_of_box|>', text: '42' },
  {
    title: 'a call of Kimi',
    input: `<|tool_calls_section_begin|><|tool_call_begin|>functions.get_weather:0<|tool_call_argument_begin|>${args}<|tool_call_end|><|tool_calls_section_end|>`,
    text: '',
    calls: [paris],
  },
  {
    title: 'a call of GLM',
    input: '<tool_call>get_weather\n<arg_key>city</arg_key>\n<arg_value>Paris</arg_value>\n</tool_call>',
    text: '',
    calls: [paris],
  },
  {
    title: 'a call of GLM without arguments',
    input: '<tool_call>get_time</tool_call>',
    text: '',
    calls: [['get_time', {}]],
  },
  {
    title: 'a call of MiniMax',
    input:
      '<minimax:tool_call>\n<invoke name="get_weather">\n<parameter name="city">Paris</parameter>\n</invoke>\n</minimax:tool_call>',
    text: '',
    calls: [paris],
  },
  {
    title: 'a call of Claude',
    input:
      '<function_calls>\n<invoke name="get_weather">\n<parameter name="city">Paris</parameter>\n</invoke>\n</function_calls>',
    text: '',
    calls: [paris],
  },
  {
    title: 'a call of LFM2',
    input: '<|tool_call_start|>[get_weather(city="Paris")]<|tool_call_end|>Hi',
    text: 'Hi',
    calls: [paris],
  },
  {
    title: 'a call of Command',
    input:
      '<|START_ACTION|>[{"tool_call_id":"0","tool_name":"get_weather","parameters":{"city":"Paris"}}]<|END_ACTION|>',
    text: '',
    calls: [paris],
  },
  {
    title: 'a call in a thought stays there',
    input: `<think><tool_call>${json}</tool_call></think>Hi`,
    text: 'Hi',
    reasoning: `<tool_call>${json}</tool_call>`,
  },
  // Tags that prompts put around thoughts and answers.
  ...['reasoning_scratchpad', 'scratchpad', 'antThinking', 'Thoughts', 'analysis', 'reflection'].flatMap(
    (tag): Row[] => [
      { title: `<${tag}>`, input: `<${tag}>\nHm.\n</${tag}>\n\nHi.`, text: 'Hi.', reasoning: '\nHm.\n' },
      {
        title: `<${tag}> and <answer>`,
        input: `<${tag}>Hm.</${tag}>\n<answer>\nHi *you*.</answer><|im_end|>`,
        text: 'Hi *you*.',
        reasoning: 'Hm.',
      },
    ],
  ),
  {
    title: 'marks of Apertus',
    input: '<|inner_prefix|>Hm.<|inner_suffix|>Hi.<|assistant_end|>',
    text: 'Hi.',
    reasoning: 'Hm.',
  },
  {
    title: 'marks of a thought',
    input: '<|thought_start|>Hm.<|thought_end|>Hi.',
    text: 'Hi.',
    reasoning: 'Hm.',
  },
  ...['answer', 'Answer', 'final_answer', 'final', 'response', 'output', 'reply'].flatMap((tag): Row[] => [
    { title: `an answer in <${tag}>`, input: `<${tag}>Hi.</${tag}>`, text: 'Hi.' },
    {
      title: `an answer in <${tag}> without its end`,
      input: `<think>Hm</think><${tag}>\nHi.`,
      text: 'Hi.',
      reasoning: 'Hm',
    },
    { title: `the end of <${tag}> alone`, input: `Hi.</${tag}>`, text: 'Hi.' },
  ]),
  {
    title: 'an answer behind words',
    input: 'So it is 4.\n\n<answer>\n4\n</answer>',
    text: 'So it is 4.\n\n\n4\n',
  },
  { title: 'words behind an answer', input: '<answer>4</answer>\nThat is all.', text: '4\n\nThat is all.' },
  {
    title: 'a thought in an answer',
    input: '<answer><think>Hm</think>Hi.</answer>',
    text: 'Hi.',
    reasoning: 'Hm',
  },
  ...[
    'Wrap the result in `<answer>` and `</answer>`.',
    'The <answer> tag holds the answer, and </answer> ends it.',
    '<answer> is the tag for the answer, and </answer> ends it.',
    '<response><status>ok</status></response>',
    'The HTML <output> element shows a result. Close it with </output>',
    'In an RSS feed, <response> and <output> are plain elements.',
    '```html\n<answer>\n  <b>Hi</b>\n</answer>\n```',
    'Grammar: answer ::= "<answer>" text "</answer>"',
    'See <scratchpad> in the paper, then </scratchpad>.',
    'Example:\n\n    <think>Hm.</think>\n\nDone.',
    'The token <|user|> starts a turn, and <|assistant|> starts the answer.',
    'The token `<|user|>` starts a turn (<|assistant|> too).',
    'The roles are:\n<|user|> for you\n<|assistant|> for me',
    'A `<tools>` block lists tools: `<tools>{"name":"f"}</tools>`.',
    'You list them between <tools> and </tools>.',
    'Use <action> and <tool>, or <function>.',
    '<action>{"kind": "wave"}</action>',
    'analysisResult is a variable.',
    'analysis is hard. assistantfinal is no word.',
    'analysisWeights = 3',
  ].map((input) => ({ title: 'words about wrappers', input, text: input })),
  // Turns that begin after text.
  ...[
    '<|user|>',
    '<|user|>\nMore?',
    '<|im_start|>user\nMore?<|im_end|>',
    '\n<|user|>\nMore?',
    ' <|user|>\nMore?',
    '<｜User｜>More?',
    '<|im_user|>user<|im_middle|>More?',
  ].map((turn) => ({
    title: `a turn of the user that the model made up: ${turn}`,
    input: `Hi there.${turn}`,
    text: `Hi there.${/^\s?/.exec(turn)?.[0] ?? ''}`,
  })),
  {
    title: 'the next turns behind text',
    input: 'Hi there.<|user|>\nMore?<|assistant|>\nNo.',
    text: 'Hi there.\n\nNo.',
  },
  ...[
    '<|im_assistant|>assistant<|im_middle|>',
    '<|start_of_role|>assistant<|end_of_role|>',
    '<|turn_start|>Assistant\n',
    '<｜Assistant｜>',
    '<|header_start|>assistant<|header_end|>\n\n',
    '<|assistant_start|>',
  ].map((turn) => ({
    title: `the opening ${turn}`,
    input: `${turn}Hi.<|eot|>`,
    text: 'Hi.',
  })),
  {
    title: 'the end of a Seed answer',
    input: '<seed:think>Hm.</seed:think>Hi.<seed:eos>',
    text: 'Hi.',
    reasoning: 'Hm.',
  },
  { title: 'the question in front of an answer', input: '<s>[INST] Why? [/INST] Hi.</s>', text: 'Hi.' },
  {
    title: 'harmony without any token',
    input: 'analysisWe need to greet. Just say hi.assistantfinalHi there.',
    text: 'Hi there.',
    reasoning: 'We need to greet. Just say hi.',
  },
  {
    title: 'a call of harmony without any token',
    input: `analysisUser asks an assistant.assistantcommentary to=functions.get_weather json${args}`,
    text: '',
    reasoning: 'User asks an assistant.',
    calls: [paris],
  },
  // Calls in other tags.
  ...['tools', 'tool', 'toolcall', 'action', 'function', 'execute_tool', 'use_tool', 'TOOLCALL'].flatMap(
    (tag): Row[] => [
      {
        title: `a call in <${tag}>`,
        input: `Ok.\n<${tag}>\n${json}\n</${tag}>`,
        text: 'Ok.\n',
        calls: [paris],
      },
      {
        title: `calls in <${tag}>`,
        input: `<${tag}>[${json}]</${tag}>\nDone.`,
        text: 'Done.',
        calls: [paris],
      },
    ],
  ),
  {
    title: 'a call with a result that the model made up',
    input: `<tool_call>${json}</tool_call>\n<tool_response>\n{"name": "x", "t": 30}\n</tool_response>\nIt is warm.`,
    text: 'It is warm.',
    calls: [paris],
  },
  {
    title: 'a call with a result in words',
    input: `<tool_call>${json}</tool_call>\n<tool_result>Sunny, 3 °C</tool_result>\nIt is sunny.`,
    text: 'It is sunny.',
    calls: [paris],
  },
  {
    title: 'a call in two tags',
    input: `<tools><tool_call>${json}</tool_call></tools>`,
    text: '',
    calls: [paris],
  },
  {
    title: 'a call before a result that Gemma waits for',
    input: `<|tool_call>call:get_weather{city:<|"|>Paris<|"|>}<tool_call|><|tool_response>`,
    text: '',
    calls: [paris],
  },
  {
    title: 'a thought in <response>',
    input: '<response>\n<think>Hm</think>\nHi.\n</response>',
    text: 'Hi.\n',
    reasoning: 'Hm',
  },
  {
    title: 'a call of InternLM',
    input: `<|action_start|><|plugin|>${json}<|action_end|>`,
    text: '',
    calls: [paris],
  },
  {
    title: 'a call of Apertus',
    input: '<|tools_prefix|>[{"get_weather": {"city": "Paris"}}]<|tools_suffix|>',
    text: '',
    calls: [paris],
  },
  {
    title: 'a call with tags for its name',
    input: `<tool_use>\n<name>get_weather</name>\n<arguments>${args}</arguments>\n</tool_use>`,
    text: '',
    calls: [paris],
  },
  {
    title: 'a call of an MCP tool',
    input: `<use_mcp_tool>\n<server_name>w</server_name>\n<tool_name>get_weather</tool_name>\n<arguments>\n${args}\n</arguments>\n</use_mcp_tool>`,
    text: '',
    calls: [paris],
  },
  {
    title: 'a call of FunctionGemma',
    input: '<start_function_call>call:get_weather{city:<escape>Paris<escape>}<end_function_call>',
    text: '',
    calls: [paris],
  },
  {
    title: 'a call of Gemma 4',
    input: '<|tool_call>call:get_weather{city:<|"|>Paris<|"|>}<tool_call|>',
    text: '',
    calls: [paris],
  },
  {
    title: 'a call of LongCat',
    input:
      '<longcat_tool_call>get_weather\n<longcat_arg_key>city</longcat_arg_key>\n<longcat_arg_value>Paris</longcat_arg_value>\n</longcat_tool_call>',
    text: '',
    calls: [paris],
  },
  {
    title: 'code that the model wants to run',
    input: 'Ok.\n<tool_code>\nprint(get_weather(city="Paris"))\n</tool_code>',
    text: 'Ok.\n',
  },
  {
    title: 'a call of an older Qwen',
    input: `✿FUNCTION✿: get_weather\n✿ARGS✿: ${args}\n✿RESULT✿: {"t": 20}\n✿RETURN✿: It is 20 degrees ✿.`,
    text: 'It is 20 degrees ✿.',
    calls: [paris],
  },
  {
    title: 'two calls of an older Qwen behind text',
    input: `Let me see.\n✿FUNCTION✿: get_weather\n✿ARGS✿: ${args}\n✿FUNCTION✿: get_time\n✿ARGS✿: {}\n✿RESULT✿: warm\n✿RESULT✿: 3 pm\n✿RETURN✿: Warm.`,
    text: 'Let me see.\nWarm.',
    calls: [paris, ['get_time', {}]],
  },
  {
    title: 'an answer of an older Qwen behind its results',
    input: '✿RETURN✿: It is warm.',
    text: 'It is warm.',
  },
  {
    title: 'a result of Mistral that the model made up',
    input: '[TOOL_RESULTS]{"t": 20}[/TOOL_RESULTS]It is warm.',
    text: 'It is warm.',
  },
  {
    title: 'a result of DeepSeek that the model made up',
    input:
      '<｜tool▁outputs▁begin｜><｜tool▁output▁begin｜>{"t": 20}<｜tool▁output▁end｜><｜tool▁outputs▁end｜>It is warm.',
    text: 'It is warm.',
  },
  {
    title: 'code for the interpreter of Llama',
    input: 'Ok.\n<|python_tag|>import requests\nprint(requests.get("x"))\nx = 1<|eom_id|>',
    text: 'Ok.\n',
  },
  { title: 'a call without a mark', input: json, text: '', calls: [paris] },
  { title: 'calls without a mark', input: `[${json}, ${json}]`, text: '', calls: [paris, paris] },
  { title: 'calls without a mark, one per line', input: `${json}\n${json}`, text: '', calls: [paris, paris] },
  {
    title: 'a call of Llama without a mark',
    input: `{"type": "function", "name": "get_weather", "parameters": ${args}}`,
    text: '',
    calls: [paris],
  },
  {
    title: 'a call in the form of the API, without a mark',
    input: `{"type":"function","function":{"name":"get_weather","arguments":"{\\"city\\":\\"Paris\\"}"}}`,
    text: '',
    calls: [paris],
  },
  {
    title: 'a call without a mark, behind a thought',
    input: `<think>Hm.</think>\n\n${json}`,
    text: '',
    reasoning: 'Hm.',
    calls: [paris],
  },
  { title: 'a call without a mark that is cut', input: json.slice(0, -8), text: '' },
  {
    title: 'calls in Python without a mark',
    input: `[get_weather(city="Paris"), get_time()]`,
    text: '',
    calls: [paris, ['get_time', {}]],
  },
  {
    title: 'a call of harmony whose first tokens the template wrote',
    input: `to=functions.get_weather<|channel|>commentary json<|message|>${args}<|call|>`,
    text: '',
    calls: [paris],
  },
  {
    title: 'a thought of MedGemma',
    input: '<unused94>thought\nHm<unused95>Hi',
    text: 'Hi',
    reasoning: '\nHm',
  },
  {
    title: 'a thought and a solution of OpenThinker',
    input: '<|begin_of_thought|>Hm<|end_of_thought|>\n\n<|begin_of_solution|>Hi<|end_of_solution|>',
    text: 'Hi',
    reasoning: 'Hm',
  },
];

beforeAll(() => {
  vi.spyOn(console, 'error').mockReturnValue();
});

describe('TextReader, with more than reasoning', () => {
  it.each(['\\"', '{a', ',a:', '"', '<escape>', ' '])(
    'reads a call of Gemma with 200 kB of %j in linear time',
    (unit) => {
      const started = performance.now();
      read([`<|tool_call>call:f{a:"${unit.repeat(200_000 / unit.length)}<tool_call|>`]);
      expect(performance.now() - started).toBeLessThan(5_000);
    },
  );

  it('reads many results that the model made up in linear time', () => {
    const started = performance.now();
    read(['✿RESULT✿: {'.repeat(40_000)]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it.each(rows)('reads $title: $input', ({ input, text, reasoning = '', calls = [], options }) => {
    const expected = { text, reasoning, calls };
    expect(read([input], options)).toEqual(expected);
    expect(read(input.split(''), options)).toEqual(expected);
    for (const size of [3, 7]) {
      const pieces = input.match(new RegExp(String.raw`[\s\S]{1,${size}}`, 'g')) ?? [];
      expect(read(pieces, options), `pieces of ${size}`).toEqual(expected);
    }
    for (let at = 1; at < input.length; at += 1)
      expect(read([input.slice(0, at), input.slice(at)], options), `cut at ${at}`).toEqual(expected);
  });
});
