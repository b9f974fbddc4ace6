import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { linkOfItem } from './link-of-item.ts'

test('wants a web address with a place for the item', () => {
  const text = `
sources:
  s0:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    link: "https://tracker.example/browse"
  s1:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    link: "javascript:alert({item})"
  s2:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    link: "/browse/{label}"
  s3:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    link: "https://tracker.example/browse/{label}"
  s4:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
    link: "HTTP://tracker/{item}"
`
  expect(found(linkOfItem, text)).toEqual([
    '8:11 `link` of `s0` holds neither `{item}` nor `{label}`: all items would lead to the same page.',
    '14:11 `link` of `s1` is no web address: it must begin with `https://` or `http://`.',
    '20:11 `link` of `s2` is no web address: it must begin with `https://` or `http://`.',
  ])
})
