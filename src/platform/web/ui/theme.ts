import { createTheme, defaultVariantColorsResolver, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/**
 * The one place where colours, type and sizes are chosen. Paper is the light scheme; board is the dark one, for the
 * room's shared screen, the listening screen, and people who ask for it. Styles use the variables made here
 * (`var(--jw-ink)`), never a colour of their own. Every ink here has at least 4.5:1 on every ground it is used on (tested).
 */
export const SCHEMES = {
  paper: {
    paper: '#FAF8F3',
    raised: '#FFFFFF',
    sunken: '#F2EEE4',
    ink: '#1E2925',
    'quiet-ink': '#55625C',
    board: '#1F4D40',
    'board-deep': '#163A30',
    'on-board': '#FFFFFF',
    'board-tint': '#E4EEE9',
    lamp: '#9A5B00',
    'lamp-tint': '#FFF1D6',
    private: '#7A2E52',
    'private-tint': '#FBEBF2',
    danger: '#9B2C1E',
    'danger-tint': '#FCEBE7',
    line: '#DDD8CC',
    'line-strong': '#7C857F',
    rail: '#1F4D40',
    'rail-tint': '#2D6052',
    'on-rail': '#F6F3E9',
    shadow: 'rgb(30 41 37 / 10%)',
  },
  board: {
    paper: '#16332B',
    raised: '#1D4036',
    sunken: '#122A23',
    ink: '#F4F1E6',
    'quiet-ink': '#BCCBC2',
    board: '#A9D9C3',
    'board-deep': '#C6E8D8',
    'on-board': '#10281F',
    'board-tint': '#2A5346',
    lamp: '#FFCB75',
    'lamp-tint': '#4A3B1B',
    private: '#F3B5D1',
    'private-tint': '#4A2A3B',
    danger: '#FFB4A4',
    'danger-tint': '#4D2A23',
    line: '#3A6154',
    'line-strong': '#8CA79A',
    rail: '#0F241D',
    'rail-tint': '#24493D',
    'on-rail': '#F6F3E9',
    shadow: 'rgb(0 0 0 / 30%)',
  },
} as const;

export type Token = keyof (typeof SCHEMES)['paper'];

/** Which ink is written on which ground; the contrast test walks this list in both schemes. */
export const WRITTEN_ON: readonly (readonly [ink: Token, ground: Token])[] = [
  ...(['ink', 'quiet-ink', 'board', 'lamp', 'private', 'danger'] as const).flatMap((ink) => (['paper', 'raised'] as const).map((ground) => [ink, ground] as const)),
  ...(['ink', 'quiet-ink', 'board'] as const).map((ink) => [ink, 'sunken'] as const),
  ...(['ink', 'quiet-ink', 'board'] as const).map((ink) => [ink, 'board-tint'] as const),
  ['on-board', 'board'],
  ['on-board', 'board-deep'],
  ['on-rail', 'rail'],
  ['on-rail', 'rail-tint'],
  ['lamp', 'lamp-tint'],
  ['ink', 'lamp-tint'],
  ['private', 'private-tint'],
  ['ink', 'private-tint'],
  ['danger', 'danger-tint'],
  ['ink', 'danger-tint'],
];

const READING = "'Atkinson Hyperlegible Next Variable', 'Atkinson Hyperlegible Next', system-ui, sans-serif";
const SPEAKING = "'Source Serif 4 Variable', 'Source Serif 4', Georgia, serif";

// Ten shades are what the library asks for; ours are the board colour from tint to deep.
const board: MantineColorsTuple = ['#F1F7F4', '#E4EEE9', '#C9DDD4', '#A9C8BB', '#7FAA99', '#578A77', '#3A6F5D', '#2A5C4C', '#1F4D40', '#163A30'];

export const theme = createTheme({
  primaryColor: 'board',
  primaryShade: { light: 8, dark: 3 },
  // Filled buttons take our own pair of colours, which turns over with the scheme; the library would always write white.
  variantColorResolver: (input) =>
    input.variant === 'filled' && (input.color === undefined || input.color === 'board')
      ? { background: 'var(--jw-board)', hover: 'var(--jw-board-deep)', color: 'var(--jw-on-board)', border: '1px solid transparent' }
      : defaultVariantColorsResolver(input),
  colors: { board },
  black: SCHEMES.paper.ink,
  fontFamily: READING,
  headings: {
    fontFamily: SPEAKING,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: 'var(--jw-size-4)', lineHeight: '1.2' },
      h2: { fontSize: 'var(--jw-size-2)', lineHeight: '1.3' },
      h3: { fontSize: 'var(--jw-size-1)', lineHeight: '1.35' },
    },
  },
  fontSizes: { xs: 'var(--jw-size--1)', sm: 'var(--jw-size--1)', md: 'var(--jw-size-0)', lg: 'var(--jw-size-1)', xl: 'var(--jw-size-2)' },
  lineHeights: { md: '1.5' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '40px' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Button: {
      defaultProps: { size: 'md' },
      styles: {
        root: { fontWeight: 600, minHeight: '44px', transitionDuration: '0ms' },
        label: { whiteSpace: 'normal', overflow: 'visible' },
        // Without motion the library forgets to centre its spinner.
        loader: { transform: 'translate(-50%, -50%)' },
      },
    },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle', color: 'gray' } },
    InputWrapper: { styles: { label: { fontWeight: 600, marginBottom: '4px' }, description: { marginBottom: '6px', fontSize: 'var(--jw-size--1)' }, error: { marginTop: '6px', fontSize: 'var(--jw-size--1)' } } },
    RadioGroup: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md', iconColor: 'var(--jw-on-board)' }, styles: { label: { fontSize: 'var(--jw-size-0)' }, description: { fontSize: 'var(--jw-size--1)', lineHeight: 1.4, marginTop: '2px' } } },
    Checkbox: { defaultProps: { size: 'md', iconColor: 'var(--jw-on-board)' }, styles: { label: { fontSize: 'var(--jw-size-0)' }, description: { fontSize: 'var(--jw-size--1)', lineHeight: 1.4, marginTop: '2px' } } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, transitionProps: { duration: 120 }, centered: true, padding: 'lg' }, styles: { content: { background: 'var(--jw-raised)' }, header: { background: 'var(--jw-raised)' }, title: { fontFamily: SPEAKING, fontSize: 'var(--jw-size-2)', fontWeight: 600, lineHeight: 1.25 } } },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, transitionProps: { duration: 120 } }, styles: { content: { background: 'var(--jw-raised)' }, header: { background: 'var(--jw-raised)' }, title: { fontFamily: SPEAKING, fontSize: 'var(--jw-size-1)', fontWeight: 600 } } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
  },
});

/** Our tokens as CSS variables, and the library's own variables pointed at them. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--jw-reading': READING,
    '--jw-speaking': SPEAKING,
    // Scale 1.2 from the base size; the base itself is set in base.css: 17 px on a phone, 16 px on a laptop.
    '--jw-size--1': '0.875rem',
    '--jw-size-0': '1rem',
    '--jw-size-1': '1.2rem',
    '--jw-size-2': '1.44rem',
    '--jw-size-3': '1.728rem',
    '--jw-size-4': '2.074rem',
    '--jw-size-5': '2.488rem',
    '--jw-measure': '68ch',
  },
  light: schemeVariables('paper'),
  dark: schemeVariables('board'),
});

function schemeVariables(scheme: keyof typeof SCHEMES): Record<string, string> {
  const own = Object.fromEntries(Object.entries(SCHEMES[scheme]).map(([token, colour]) => [`--jw-${token}`, colour]));
  return {
    ...own,
    '--mantine-color-body': 'var(--jw-paper)',
    '--mantine-color-text': 'var(--jw-ink)',
    '--mantine-color-bright': 'var(--jw-ink)',
    '--mantine-color-dimmed': 'var(--jw-quiet-ink)',
    '--mantine-color-anchor': 'var(--jw-board)',
    '--mantine-color-placeholder': 'var(--jw-quiet-ink)',
    '--mantine-color-error': 'var(--jw-danger)',
    '--mantine-color-disabled': 'var(--jw-sunken)',
    '--mantine-color-disabled-color': 'var(--jw-quiet-ink)',
    '--mantine-color-disabled-border': 'var(--jw-line)',
    '--mantine-color-default': 'var(--jw-raised)',
    '--mantine-color-default-hover': 'var(--jw-sunken)',
    '--mantine-color-default-color': 'var(--jw-ink)',
    '--mantine-color-default-border': 'var(--jw-line-strong)',
    // The library draws the edges of inputs with these greys, whatever its own border variable says.
    '--mantine-color-gray-4': 'var(--jw-line-strong)',
    '--mantine-color-dark-4': 'var(--jw-line-strong)',
    '--mantine-color-dark-6': 'var(--jw-raised)',
    '--mantine-color-dark-7': 'var(--jw-raised)',
    '--mantine-primary-color-filled': 'var(--jw-board)',
    '--mantine-primary-color-filled-hover': 'var(--jw-board-deep)',
    '--mantine-primary-color-contrast': 'var(--jw-on-board)',
    '--mantine-color-board-filled': 'var(--jw-board)',
    '--mantine-color-board-filled-hover': 'var(--jw-board-deep)',
    '--mantine-color-board-light': 'var(--jw-board-tint)',
    '--mantine-color-board-light-hover': 'var(--jw-board-tint)',
    '--mantine-color-board-light-color': 'var(--jw-board)',
    '--mantine-color-board-outline': 'var(--jw-board)',
    '--mantine-color-board-outline-hover': 'var(--jw-board-tint)',
  };
}
