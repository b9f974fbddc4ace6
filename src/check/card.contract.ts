/** A card of which only some parts matter, for the tests of rules about cards. */

/**
 * A stream on one line, in flow style.
 *
 * @param more Further keys, such as `stages: [find, buy]`; `for` is `[all]` unless it is among them.
 * @example card('shop', 'stages: [find]') // 'shop: { name: Shop, promise: P, …, stages: [find] }'
 */
export const card = (id: string, more = ''): string => {
  const served = /\bfor: \[/.test(more) ? '' : ', for: [all]'
  const rest = more === '' ? '' : `, ${more}`
  return `${id}: { name: ${id.charAt(0).toUpperCase()}${id.slice(1)}, promise: P, trigger: T, finishLine: F, outcome: O${served}${rest} }`
}
