/** The colours of a drawing, for each scheme, and the style sheet made of them. */

export const THEMES = ['auto', 'light', 'dark'] as const

/** `auto` follows the scheme of whoever looks; the others are fixed. */
export type Theme = (typeof THEMES)[number]

/** Streams are told apart by one of these; see `hues.ts`. */
export const HUES = 6

const LIGHT = {
  ground: '#ffffff',
  panel: '#f5f8f9',
  text: '#16232b',
  dimmed: '#52626d',
  faint: '#687780',
  line: '#dde5e9',
  strong: '#b4c1c8',
  accent: '#0f7a83',
  good: '#2f7d46',
  warning: '#9a5b00',
  bad: '#b3372e',
  hue0: '#0f7a83',
  'hue0-soft': '#e2f2f3',
  hue1: '#5b54b5',
  'hue1-soft': '#ecebf8',
  hue2: '#946000',
  'hue2-soft': '#faf0da',
  hue3: '#ab3f67',
  'hue3-soft': '#fae9ef',
  hue4: '#2f7d46',
  'hue4-soft': '#e5f3e8',
  hue5: '#2b67a6',
  'hue5-soft': '#e4eef8',
} as const

type Name = keyof typeof LIGHT

const DARK: Readonly<Record<Name, string>> = {
  ground: '#182026',
  panel: '#10161a',
  text: '#dfe7eb',
  dimmed: '#9fadb6',
  faint: '#83929c',
  line: '#2d3940',
  strong: '#4a5a64',
  accent: '#4dc2ca',
  good: '#6fc48a',
  warning: '#e2a84a',
  bad: '#f28b82',
  hue0: '#4dc2ca',
  'hue0-soft': '#1b3b40',
  hue1: '#b0a8f5',
  'hue1-soft': '#2c2b49',
  hue2: '#e2b53f',
  'hue2-soft': '#3b3119',
  hue3: '#f09ab8',
  'hue3-soft': '#40242f',
  hue4: '#6fc48a',
  'hue4-soft': '#1f3828',
  hue5: '#86b8ee',
  'hue5-soft': '#1e3149',
}

const NAMES = Object.keys(LIGHT) as Name[]

const variables = (palette: Readonly<Record<Name, string>>): string =>
  NAMES.map((name) => `--mr-${name}:var(--millrace-${name},${palette[name]})`).join(';')

const FONT =
  'ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif'

const rulesOf = (colour: (name: Name) => string): string[] => [
  `.millrace{font-family:${FONT};color:${colour('text')}}`,
  `.millrace text{fill:${colour('text')}}`,
  `.millrace .page{fill:${colour('ground')}}`,
  `.millrace .panel{fill:${colour('panel')}}`,
  `.millrace .hair{stroke:${colour('line')};fill:none}`,
  `.millrace .strong{stroke:${colour('strong')};fill:none}`,
  `.millrace .frame{fill:${colour('ground')};stroke:${colour('line')}}`,
  `.millrace text.dimmed{fill:${colour('dimmed')}}`,
  `.millrace text.faint{fill:${colour('faint')}}`,
  `.millrace text.missing{fill:${colour('warning')};font-style:italic}`,
  `.millrace text.accent{fill:${colour('accent')}}`,
  `.millrace text.label{fill:${colour('dimmed')};letter-spacing:.04em}`,
  `.millrace text.on{fill:${colour('ground')}}`,
  `.millrace .lit{fill:${colour('good')}}`,
  `.millrace .unlit{fill:none;stroke:${colour('warning')};stroke-width:1.5}`,
  `.millrace .gap{fill:none;stroke:${colour('warning')};stroke-dasharray:4 3}`,
  `.millrace .hatch{fill:url(#millrace-hatch)}`,
  `.millrace .hatching{stroke:${colour('strong')}}`,
  `.millrace .badge{fill:${colour('text')}}`,
  `.millrace .wire{fill:none;stroke:${colour('strong')};stroke-width:1.5}`,
  '.millrace .link{stroke-opacity:.55}',
  `.millrace .dashed{stroke-dasharray:6 4}`,
  `.millrace .dotted{stroke-dasharray:1.5 4;stroke-linecap:round}`,
  `.millrace .dot{fill:${colour('dimmed')}}`,
  `.millrace .ring{fill:${colour('ground')};stroke:${colour('dimmed')};stroke-width:1.5}`,
  ...Array.from({ length: HUES }, (_, at) => at).flatMap((at) => [
    `.millrace .hue${at} .soft,.millrace .soft.hue${at}{fill:${colour(`hue${at}-soft` as Name)}}`,
    `.millrace .hue${at} .ink,.millrace .ink.hue${at}{fill:${colour(`hue${at}` as Name)}}`,
    `.millrace .hue${at} .edge,.millrace .edge.hue${at}{stroke:${colour(`hue${at}` as Name)}}`,
  ]),
  '.millrace .thin{stroke-opacity:.25}',
  '.millrace .retired,.millrace .faded{opacity:.6}',
  '.millrace .emerging .edge{stroke-dasharray:6 4}',
  `.millrace .mark{fill:none;stroke-width:2.5}`,
  `.millrace .mark.added{stroke:${colour('good')}}`,
  `.millrace .mark.removed{stroke:${colour('bad')};stroke-dasharray:5 4}`,
  `.millrace .mark.changed{stroke:${colour('warning')}}`,
  `.millrace .tag.added{fill:${colour('good')}}`,
  `.millrace .tag.removed{fill:${colour('bad')}}`,
  `.millrace .tag.changed{fill:${colour('warning')}}`,
  '.millrace a{text-decoration:none}',
  `.millrace a:hover text{text-decoration:underline}`,
  `.millrace a:focus-visible{outline:2px solid ${colour('accent')};outline-offset:2px}`,
]

/**
 * The style sheet of a drawing. With `auto` each colour can be set from outside: `--millrace-ground` and so
 * on win over the colours here. A fixed theme names its colours outright, for programs that know no CSS variables.
 */
export const styleSheet = (theme: Theme): string =>
  theme === 'auto'
    ? [
        `.millrace{${variables(LIGHT)}}`,
        `@media (prefers-color-scheme:dark){.millrace{${variables(DARK)}}}`,
        ...rulesOf((name) => `var(--mr-${name})`),
      ].join('\n')
    : rulesOf((name) => (theme === 'dark' ? DARK : LIGHT)[name]).join('\n')
