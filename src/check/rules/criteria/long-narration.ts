import { countWords, sentencesOf, WORDS_PER_MINUTE } from '../../../identify/narration.ts'
import type { Rule } from '../../diagnostic.ts'

/** “A new leader can explain the map in under a minute.” (R39) */
export const longNarration: Rule = {
  code: 'MR270',
  name: 'map that takes long to explain',
  severity: 'warning',
  check: ({ map, locateKey }) => {
    let words = 0
    // Counted until the minute is over, however large the map is.
    for (const { text, stream } of sentencesOf(map)) {
      words += countWords(text)
      if (words <= WORDS_PER_MINUTE) continue
      const place = stream === null ? locateKey(['organisation']) : locateKey(['streams', stream])
      return [
        {
          ...place,
          code: 'MR270',
          message: `To explain the map takes more than a minute (${WORDS_PER_MINUTE} words)${stream === null ? '' : `: it is over by the time \`${stream}\` is told`}.`,
          hint: 'A new leader explains the map in under a minute: have fewer streams, and promises of one short sentence. `millrace identify` shows how it is told.',
        },
      ]
    }
    return []
  },
}
