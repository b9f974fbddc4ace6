/** The live view of a stream. */
import type { Definition } from '../../answers.ts'

export const RIVER_DEFINITIONS: Readonly<Record<'river', Definition>> = {
  river: {
    id: 'river',
    name: 'The stream as a river',
    version: 1,
    unit: 'journeys',
    formula:
      'width: moves from stage to stage in [from, to]; pools: journeys in a stage at its end, by state',
    rules: [
      'A move counts at the instant of the event that puts the journey into the other stage; moves back and over a stage count as well.',
      'Pools hold journeys that are waiting or active; those that are done, canceled or abandoned lie in none.',
      'A journey leaves where it was last, when it is canceled or when its abandonment window is over, unless it has reached the finish line.',
      'Without a window the last seven days that are known are shown.',
    ],
    example:
      'Three journeys enter discover; two go on to purchase, of which one finishes; one is abandoned: source → discover 3, discover → purchase 2, purchase → finish 1, discover → left 1.',
    source: 'Millrace',
  },
}
