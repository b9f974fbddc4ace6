/** How a file is written. */

/** How a file is written; what is new is written the same way. */
export interface Layout {
  readonly lineEnd: '\n' | '\r\n'
  /** By how many columns what is inside of something is indented. */
  readonly step: number
  /** Whether the dashes of a list are indented under its key. */
  readonly indentsLists: boolean
  readonly quotes: 'single' | 'double'
  /** Whether there are spaces inside of the braces of `{ a: 1 }`. */
  readonly pads: boolean
}

/** A key whose value stands below it: the columns of the key and of what is below, and whether that is a list. */
const BELOW =
  /^(?<key> *)[^\s#-][^\n]*:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?<value> *)(?<dash>- )?[^\s#]/gm

/** The first of each in the text decides. What only looks like it (in a comment, say) does no harm. */
export const layoutOf = (text: string): Layout => {
  let step: number | undefined
  let indentsLists: boolean | undefined
  for (const { groups } of text.matchAll(BELOW)) {
    const deeper = (groups?.['value']?.length ?? 0) - (groups?.['key']?.length ?? 0)
    if (groups?.['dash'] === undefined) step ??= deeper > 0 ? deeper : undefined
    else if (deeper >= 0) indentsLists ??= deeper > 0
    if (step !== undefined && indentsLists !== undefined) break
  }
  return {
    lineEnd: /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n',
    step: step ?? 2,
    indentsLists: indentsLists ?? true,
    quotes: /[:,[{-] *(?<quote>["'])/.exec(text)?.groups?.['quote'] === "'" ? 'single' : 'double',
    pads: !/[:,[-] *\{[^\s}]/.test(/[:,[-] *\{[^}\n]/.exec(text)?.[0] ?? ''),
  }
}
