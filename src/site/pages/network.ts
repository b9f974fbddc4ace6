/** The value stream network: what work flows through. */
import type { Context, Page } from '../context.ts'

export const networkPage = (context: Context): Page => ({
  file: 'network.html',
  title: 'Network',
  lead: 'Streams, the capabilities and systems that they run on, the teams behind them, and where their figures come from.',
  body: context.drawing('network'),
})
