/** What the tests of this room share: a map of two files, and texts with a mark where the cursor is. */
import { TextDocument } from 'vscode-languageserver-textdocument'
import { loadMap, type LoadedMap } from '../model/load.ts'

export const CUSTOMERS = `organisation:
  name: Shop
  goals:
    growth: { name: Growth }
slices:
  consumer: { name: Consumers, job: Buy without friction }
  new-shopper: { name: New shoppers, within: consumer }
journey:
  stages:
    discover: { name: Discover }
    purchase: { name: Purchase }
events:
  order.placed: { name: Order placed, stage: purchase }
  order.delivered: { name: Order delivered }
grid:
  consumer:
    purchase: { intent: Pay, proof: order.placed }
`

export const STREAMS = `# What we promise
streams:
  shop:
    name: Shopper Purchase
    promise: Shoppers buy without friction.
    for: [consumer]
    trigger: A shopper looks for a product
    finishLine: The goods are delivered
    outcome: The shopper has the product
    stages: [discover, purchase]
    northStar:
      name: Conversion
      logic: reached(order.delivered) / started
      goal: growth
    guardrails:
      fast: { name: Fast, holds: "p85(time(order.placed, order.delivered)) <= 5 d" }
    reliesOn: ['payments']
  payments:
    name: Payments
    kind: supporting
    promise: Payments are taken, safely.
    for: [shop]
    trigger: A stream needs a payment
    finishLine: The payment is settled
    outcome: The stream has its money
`

/** Offset of the `|` in a text, and the text without it. */
const cursorIn = (marked: string): { text: string; offset: number } => {
  const offset = marked.indexOf('|')
  if (offset < 0) throw new Error('The text has no mark.')
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset }
}

/** The sample with this text as a third file, or in place of one of the two. */
export const withText = (
  marked: string,
  file = 'more.yaml',
): { document: TextDocument; offset: number; loaded: LoadedMap; text: string } => {
  const { text, offset } = cursorIn(marked)
  const texts = new Map([
    ['customers.yaml', CUSTOMERS],
    ['streams.yaml', STREAMS],
  ]).set(file, text)
  return {
    text,
    offset,
    document: TextDocument.create(`file:///map/${file}`, 'yaml', 1, text),
    loaded: loadMap([...texts].map(([name, one]) => ({ file: name, text: one }))),
  }
}

/** The sample's streams with the cursor behind the first occurrence of a text. */
export const streamsAt = (behind: string): string => {
  const at = STREAMS.indexOf(behind)
  if (at < 0) throw new Error(`The sample does not hold \`${behind}\`.`)
  return `${STREAMS.slice(0, at + behind.length)}|${STREAMS.slice(at + behind.length)}`
}
