'use client';

import { forwardRef, useImperativeHandle, useRef, type Ref } from 'react';
import { appearanceAttributes } from './appearance.js';
import type { ChatAdvancedOptions, ChatOptions, PersonaChatProps } from './chat-options.js';
import type { PersonaState } from '../../core/index.js';
import { usePersonaSelector } from '../hooks/usePersonaSelector.js';
import { usePersonaSession } from '../hooks/usePersonaSession.js';
import { useLabels } from '../labels/useLabels.js';
import { useLanguage } from '../hooks/useLanguage.js';
import { classNames } from '../shared/class-names.js';
import { Composer } from '../parts/composer/Composer.js';
import { ErrorNotice, type ErrorSource } from '../parts/error-notice/ErrorNotice.js';
import { useHistoryPanel } from '../hooks/useHistoryPanel.js';
import { onDemand } from '../shared/on-demand/on-demand.js';
import { Stage } from '../parts/stage/Stage.js';
import { useKeptFocus } from '../hooks/useKeptFocus.js';
import { TranscriptWaiting } from '../parts/transcript/TranscriptWaiting.js';
import { usePersonaShortcuts } from '../hooks/usePersonaShortcuts.js';
import type { ConsentOptions } from '../provider/consent/consent-options.js';
import { PersonaProvider } from '../provider/PersonaProvider.js';

export type { PersonaChatProps } from './chat-options.js';

/**
 * A complete chat: the persona, the transcript with reasoning, the text field, the buttons. It fills its container, on
 * phones and larger screens; in a container without a height it is 40 rem high. It uses only public parts: for another
 * layout, use the parts in a `PersonaProvider`.
 *
 * @example
 * <PersonaChat
 *   session="/api/persona/session"
 *   llm={{ client: openaiCompatible({ url: '/api/persona/llm', model: 'gpt-oss-120b' }) }}
 *   limits={{ sessionSeconds: 600 }}
 *   appearance={{ theme: 'dark', layout: 'panel' }}
 * />
 *
 * @throws PersonaError `config-session`, `config-llm`, `config-invalid`
 */
export const PersonaChat = forwardRef<HTMLElement, PersonaChatProps>(function PersonaChat(
  { className, style, appearance, transcript, composer, children, ...source },
  ref,
) {
  return (
    <PersonaProvider {...source}>
      <Layout
        {...{ className, style, appearance, transcript, composer }}
        shortcuts={source.advanced?.shortcuts}
        consent={source.privacy?.consent}
        layoutRef={ref}
      />
      {children}
    </PersonaProvider>
  );
});

// A third of the chat's code, and not needed before the first message.
const Transcript = onDemand(
  () => import('../parts/transcript/Transcript.js').then((code) => code.Transcript),
  <TranscriptWaiting />,
);
// Not needed before a session, or not at once.
const Controls = onDemand(() => import('./session-parts.js').then((code) => code.Controls));
const EndingNotice = onDemand(() => import('./session-parts.js').then((code) => code.EndingNotice));
const HistoryButton = onDemand(() => import('./session-parts.js').then((code) => code.HistoryButton));
// Large, and few users open it.
const HistoryPanel = onDemand(() =>
  import('../parts/history-panel/HistoryPanel.js').then((code) => code.HistoryPanel),
);
const ShortcutsButton = onDemand(() =>
  import('../parts/shortcuts/ShortcutsButton.js').then((code) => code.ShortcutsButton),
);
const ToolApprovals = onDemand(() =>
  import('../parts/tool-calls/tool-parts.js').then((code) => code.ToolApprovals),
);
const UncoverConversation = onDemand(() =>
  import('./UncoverConversation.js').then((code) => code.UncoverConversation),
);
const ModeToggle = onDemand(() =>
  import('../parts/mode-toggle/ModeToggle.js').then((code) => code.ModeToggle),
);
const ConsentDialog = onDemand(() =>
  import('../parts/consent/ConsentDialog.js').then((code) => code.ConsentDialog),
);
// There is nothing to announce before the first click.
const Announcer = onDemand(() => import('../parts/announcer/Announcer.js').then((code) => code.Announcer));

// Errors that ended the session are shown by the stage.
const noticed: readonly ErrorSource[] = ['error', 'microphone'];

const selectHasModes = ({ modes }: PersonaState) => modes.length > 1;
interface LayoutProps extends Omit<ChatOptions, 'children'>, ChatAdvancedOptions {
  readonly layoutRef: Ref<HTMLElement>;
  readonly consent: ConsentOptions;
}

type Given<Props> = { readonly [Name in keyof Props]: Props[Name] | undefined };

function Layout({
  className,
  style,
  layoutRef,
  appearance = {},
  transcript,
  composer,
  shortcuts,
  consent,
}: Given<LayoutProps>) {
  const { layout = 'full', poster, showAdvice } = appearance;
  const advice = showAdvice === undefined ? {} : { showAdvice };
  const { chat } = useLabels();
  const language = useLanguage();
  const { status } = usePersonaSession();
  const hasModes = usePersonaSelector(selectHasModes);
  const root = useRef<HTMLElement>(null);
  const panel = useHistoryPanel(root);
  const onKeyDown = usePersonaShortcuts(root, shortcuts);

  // The controls unmount when the session ends.
  useKeptFocus(root, '.persona-stage');
  useImperativeHandle<HTMLElement | null, HTMLElement | null>(layoutRef, () => root.current);
  return (
    // `onKeyDown` handles the shortcuts of the buttons inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      {...language}
      {...appearanceAttributes(appearance)}
      ref={root}
      aria-label={chat}
      className={classNames('persona-root persona-chat', className)}
      style={style}
      data-session={status}
      data-layout={layout}
      onKeyDown={onKeyDown}
    >
      <div className="persona-chat-layout">
        <div className="persona-chat-stage" data-fullscreen>
          <Stage poster={poster} voiceOnly={layout === 'voice'} {...advice} />
          <Controls />
        </div>
        <div className="persona-chat-conversation">
          <div className="persona-chat-tools">
            {hasModes && <ModeToggle />}
            <HistoryButton panel={panel} />
            {shortcuts !== false && <ShortcutsButton />}
          </div>
          {/* Without a visible transcript, approval prompts are shown here. */}
          {layout === 'call' && <ToolApprovals />}
          <Transcript {...transcript} />
          <EndingNotice />
          <ErrorNotice sources={noticed} {...advice} />
          <Composer {...composer} />
        </div>
      </div>
      {panel.isOpen && <HistoryPanel panel={panel} />}
      <Announcer />
      {consent && <ConsentDialog />}
      <UncoverConversation root={root} panel={panel} />
    </section>
  );
}
