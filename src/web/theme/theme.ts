/** Mantine in Millrace's colours. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'
import { PALETTES, type Palette } from './palette.ts'

const water: MantineColorsTuple = [
  '#e8f7f8',
  '#d3edef',
  '#a8dce0',
  '#78cad0',
  '#4dc2ca',
  '#2aa5ae',
  '#148993',
  '#0f7a83',
  '#0b646c',
  '#074e55',
]

const dark: MantineColorsTuple = [
  '#dfe7eb',
  '#bac7ce',
  '#9fadb6',
  '#71808a',
  '#3b4952',
  '#2d3940',
  '#182026',
  '#10161a',
  '#0b1013',
  '#070a0c',
]

export const FONT =
  'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif'

export const theme = createTheme({
  primaryColor: 'water',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  colors: { water, dark },
  fontFamily: FONT,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
})

const variablesOf = (palette: Palette): Record<string, string> => ({
  '--mantine-color-dimmed': palette.dimmed,
  '--mantine-color-text': palette.text,
  '--mantine-color-anchor': palette.accent,
  '--mantine-color-error': palette.types.defect,
  '--line': palette.line,
  '--ground': palette.ground,
  '--accent': palette.accent,
  '--accent-soft': palette.accentSoft,
  ...Object.fromEntries(Object.entries(palette.types).map(([type, color]) => [`--type-${type}`, color])),
  ...Object.fromEntries(Object.entries(palette.states).map(([state, color]) => [`--state-${state}`, color])),
})

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...variablesOf(PALETTES.light), '--mantine-color-body': '#f5f8f9' },
  dark: { ...variablesOf(PALETTES.dark), '--mantine-color-body': '#10161a' },
})
