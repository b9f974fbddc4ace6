/** The colours with a meaning, for each scheme: text on its ground reaches 4.5 : 1, marks reach 3 : 1. */
import type { FlowItemType } from '../../flow/facts.ts'
import type { FlowState } from '../../model/schema.ts'

export interface Palette {
  readonly text: string
  readonly dimmed: string
  readonly line: string
  readonly ground: string
  readonly accent: string
  readonly accentSoft: string
  /** Lines of patterns over a colour: seen, but quieter than the colour. */
  readonly hatch: string
  readonly types: Readonly<Record<FlowItemType, string>>
  readonly states: Readonly<Record<FlowState, string>>
  /** For groups without a colour of their own, such as stages: neighbours differ in hue and in lightness. */
  readonly groups: readonly string[]
}

export const PALETTES: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    text: '#16232b',
    dimmed: '#52626d',
    line: '#dde5e9',
    ground: '#ffffff',
    accent: '#0f7a83',
    accentSoft: '#cfe9eb',
    hatch: 'rgba(255, 255, 255, 0.42)',
    types: {
      feature: '#0f7a83',
      defect: '#c0392f',
      risk: '#9a6700',
      debt: '#6a4fc0',
      unclassified: '#65737d',
    },
    states: {
      new: '#8795a0',
      waiting: '#b7791f',
      active: '#0f7a83',
      done: '#2f7d46',
      canceled: '#7d6a72',
      ignored: '#a3afb8',
    },
    groups: ['#0f7a83', '#e0a84a', '#3b5fa8', '#8fc9a8', '#8d4a86', '#d98b6a', '#5c7a29', '#a9a6e0'],
  },
  dark: {
    text: '#dfe7eb',
    dimmed: '#9fadb6',
    line: '#2d3940',
    ground: '#182026',
    accent: '#4dc2ca',
    accentSoft: '#1d464b',
    hatch: 'rgba(24, 32, 38, 0.42)',
    types: {
      feature: '#4dc2ca',
      defect: '#f28b82',
      risk: '#e2b53f',
      debt: '#b09bf5',
      unclassified: '#9aa8b1',
    },
    states: {
      new: '#7c8a94',
      waiting: '#e0a84a',
      active: '#4dc2ca',
      done: '#6fc48a',
      canceled: '#b09aa3',
      ignored: '#66747d',
    },
    groups: ['#4dc2ca', '#b07f2c', '#7fa3ea', '#4f8f6b', '#cf8fc8', '#a86245', '#a5c56a', '#6f6bb8'],
  },
}
