/**
 * Those of some journeys for which something holds, in their order.
 *
 * It is what `journeys.filter` gives. A filter of a typed array keeps what it has found in a list before it copies it, which
 * of some hundred thousand journeys takes several times as long, and a page asks dozens of times.
 *
 * @param holds Is told the journey and its place among those given.
 */
export const those = (
  journeys: Int32Array,
  holds: (journey: number, place: number) => boolean,
): Int32Array => {
  const found = new Int32Array(journeys.length)
  let n = 0
  for (let place = 0; place < journeys.length; place++) {
    const journey = journeys[place] ?? 0
    if (holds(journey, place)) found[n++] = journey
  }
  return found.slice(0, n)
}
