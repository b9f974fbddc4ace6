/** Patterns on bars, so that they are told apart without their colours. */

/** Stripes: of a period that is not whole, of the second of two sides. */
export const stripes = (color: string) => ({
  symbol: 'rect' as const,
  dashArrayX: [1, 0] as [number, number],
  dashArrayY: [2, 5] as [number, number],
  rotation: -Math.PI / 4,
  color,
})

export const PLAIN = { symbol: 'none' } as const

/** Those of the types of items: the same wherever a type is drawn. */
export const TYPE_DECALS = {
  feature: PLAIN,
  defect: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: -Math.PI / 4 },
  risk: { symbol: 'circle', symbolSize: 0.4, dashArrayX: [8, 8], dashArrayY: [8, 8] },
  debt: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: Math.PI / 4 },
  unclassified: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 9], rotation: 0 },
} as const
