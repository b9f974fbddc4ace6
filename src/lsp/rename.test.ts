import { TextDocument } from 'vscode-languageserver-textdocument'
import { describe, expect, it } from 'vitest'
import { definitionOf, placeOf, referencesTo } from './names.ts'
import { renameAt } from './rename.ts'
import { CUSTOMERS, STREAMS, streamsAt, withText } from './sample.contract.ts'

/** All texts after the rename. */
const renamed = (marked: string, to: string, file = 'streams.yaml'): Record<string, string> => {
  const { text, offset, loaded } = withText(marked, file)
  const edits = renameAt(text, offset, to, loaded)
  return Object.fromEntries(
    [...loaded.texts].map(([name, one]) => [
      name,
      TextDocument.applyEdits(TextDocument.create(name, 'yaml', 1, one), edits.get(name) ?? []),
    ]),
  )
}

describe('rename', () => {
  it('from a place that names it, in quotes or not, to where it is defined', () => {
    expect(renamed(streamsAt("reliesOn: ['pay"), 'billing')).toEqual({
      'customers.yaml': CUSTOMERS,
      'streams.yaml': STREAMS.replace("'payments'", "'billing'").replace('  payments:', '  billing:'),
    })
  })

  it('across files, in keys of the grid, in flow text', () => {
    expect(renamed(streamsAt('for: [cons'), 'shopper')).toEqual({
      'customers.yaml': CUSTOMERS.replaceAll('consumer', 'shopper'),
      'streams.yaml': STREAMS.replaceAll('consumer', 'shopper'),
    })
  })

  it('in metric logic', () => {
    expect(renamed(streamsAt('reached(order'), 'parcel.handed-over')).toEqual({
      'customers.yaml': CUSTOMERS.replaceAll('order.delivered', 'parcel.handed-over'),
      'streams.yaml': STREAMS.replaceAll('order.delivered', 'parcel.handed-over'),
    })
  })

  it('of one of two things that bear the same id', () => {
    const text =
      'systems:\n  shop|: { name: Shop software }\ncapabilities:\n  buy: { name: Buy, systems: [shop] }\n'
    expect(renamed(text, 'web-shop', 'more.yaml')).toEqual({
      'customers.yaml': CUSTOMERS,
      'streams.yaml': STREAMS,
      'more.yaml': text.replace('|', '').replaceAll('shop:', 'web-shop:').replace('[shop]', '[web-shop]'),
    })
  })

  it('is nothing if the id stays', () => {
    expect(renamed(streamsAt('for: [cons'), 'consumer')).toEqual({
      'customers.yaml': CUSTOMERS,
      'streams.yaml': STREAMS,
    })
  })

  it.each([
    [
      'a taken id',
      streamsAt('\n  sho'),
      'payments',
      '`payments` is taken: streams.yaml:18 defines a supporting stream of that id.',
    ],
    [
      'a malformed id',
      streamsAt('\n  sho'),
      'My Shop',
      "`My Shop` can't be an id: an id is lower-case words joined by hyphens, such as `shopper-purchase`.",
    ],
    [
      'a malformed event',
      streamsAt('reached(order'),
      'Order',
      "`Order` can't be an id: the name of an event is lower-case words joined by dots or hyphens, such as `order.delivered`.",
    ],
    ['a key', streamsAt('pro'), 'x', 'Only ids can be renamed: put the cursor on the id of a thing.'],
    [
      'what is defined nowhere',
      'slices:\n  a: { name: A, within: no|where }\n',
      'x',
      '`nowhere` is defined nowhere in the map, so there is nothing to rename.',
    ],
  ])('refuses %s', (_what, marked, to, message) => {
    expect(() => renamed(marked, to)).toThrow(message)
  })
})

describe('references', () => {
  const places = (kind: 'stage' | 'stream' | 'event', id: string): string[] => {
    const { loaded } = withText('slices:\n  x: { name: X }\n|')
    const definition = definitionOf(loaded, id, [kind])
    if (!definition) throw new Error('There is no such thing.')
    return [placeOf(loaded, definition), ...referencesTo(loaded, definition)].map(
      ({ file, line, column, endColumn }) => `${file}:${line}:${column}-${endColumn}`,
    )
  }

  it('all, in the order of the text, after the definition', () => {
    expect(places('stage', 'purchase')).toEqual([
      'customers.yaml:11:5-13',
      'customers.yaml:13:46-54',
      'customers.yaml:17:5-13',
      'streams.yaml:10:24-32',
    ])
    expect(places('stream', 'payments')).toEqual(['streams.yaml:18:3-11', 'streams.yaml:17:17-25'])
    expect(places('event', 'order.placed')).toEqual([
      'customers.yaml:13:3-15',
      'customers.yaml:17:37-49',
      'streams.yaml:16:44-56',
    ])
  })
})
