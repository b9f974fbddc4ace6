import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { folderOf } from './client.contract.ts'
import { MapFolder } from './map-folder.ts'

test('what can be told at once is what is wrong with text, references and metric logic', async () => {
  const folder = folderOf({ 'other.yaml': 'slices: { b: { name: B, within: nobody } }\n' })
  try {
    const map = new MapFolder(folder.path, true)
    await map.read()
    const uri = pathToFileURL(join(folder.path, 'map.yaml')).href
    const text = `slices: { a: { nme: A } }
streams:
  order-to-ship:
    name: Order-to-Ship
    promise: P
    for: [b]
    trigger: T
    finishLine: F
    outcome: O
    northStar: { name: N, logic: startd }
`
    map.take('map.yaml', TextDocument.create(uri, 'yaml', 1, text))
    const told = ({ diagnostics }: ReturnType<MapFolder['current']>): string[] =>
      diagnostics.map(({ file, line, code }) => `${file}:${line} ${code}`)
    const atOnce = ['map.yaml:1 MR002', 'map.yaml:1 MR003', 'map.yaml:10 MR250', 'other.yaml:1 MR101']
    expect(told(map.atOnce())).toEqual(atOnce)
    expect(told(map.current())).toEqual(expect.arrayContaining([...atOnce, 'map.yaml:4 MR203']))
    // Loaded once for both.
    expect(map.current().loaded).toBe(map.atOnce().loaded)
  } finally {
    folder.remove()
  }
})
