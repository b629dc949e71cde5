export interface AppearanceProps {
  /** Light or dark. @default what the system has, or `data-persona-theme` around it */
  readonly theme?: 'light' | 'dark' | 'auto';
  /** One of `anam-react/looks.css`, or of your own: rules for `[data-persona-look='…']`. @default the usual one */
  readonly look?: 'slate' | 'paper' | 'grape' | (string & {});
  /** The room around messages and the size of the text. @default 'comfortable' */
  readonly density?: 'compact' | 'comfortable' | 'spacious';
}

type Given = { readonly [Name in keyof AppearanceProps]: AppearanceProps[Name] | undefined };

/** The attributes that the style sheets know. */
export const appearanceAttributes = ({ theme, look, density }: Given) => ({
  'data-persona-theme': theme === 'auto' ? undefined : theme,
  'data-persona-look': look,
  'data-persona-density': density,
});
