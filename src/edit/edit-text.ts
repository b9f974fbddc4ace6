/** One change of one document → the splices of its text. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Document,
  type Node,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Change } from '../model/change.ts'
import type { Path } from '../model/place.ts'
import { refuseAliased } from './anchors.ts'
import { removeBlock } from './block.ts'
import { containerOf, isBare, nameOf, type Container, type Item } from './container.ts'
import { at, changed, dataOf, type Data } from './data.ts'
import { removeFlow } from './flow.ts'
import { insertEntry, insertItem } from './insert.ts'
import { inOrder, keysAt, positionOf } from './order.ts'
import { Refused } from './refusal.ts'
import { isPlainLine, replaceValue } from './replace.ts'
import type { Source } from './source.ts'
import type { Splice } from './splice.ts'
import { entryLines, keyText } from './write-value.ts'

/** A change as it is carried out. */
export type Step = Change & {
  /** Of a new id: the id behind which it belongs; null for the first. Otherwise it goes to the end. */
  readonly after?: string | null
}

interface Written {
  readonly splices: readonly Splice[]
  /** Only text on one line was replaced by such text: all else stays where it was in the structure. */
  readonly isSmall: boolean
}

/** Where a step of a path leads: an item of a container. */
interface Place {
  readonly container: Container
  readonly index: number
  readonly item: Item
}

const indexIn = (node: YAMLMap | YAMLSeq, step: string | number): number =>
  isMap(node)
    ? node.items.findIndex(({ key }) => nameOf(key) === String(step))
    : Number(step) < node.items.length
      ? Number(step)
      : -1

/** The items that a path leads through, as far as it exists in the text or an alias stands in its way. */
const follow = (document: Document, path: Path, source: Source): Place[] => {
  const places: Place[] = []
  let node = document.contents as Node | null
  for (const step of path) {
    if (!isMap(node) && !isSeq(node)) break
    const index = indexIn(node, step)
    if (index < 0) break
    const container = containerOf(node, source)
    const item = container.items[index] as Item
    places.push({ container, index, item })
    node = item.value
  }
  return places
}

/** What is missing on the way to a value, around it. */
const nested = (path: Path, value: Data): Data =>
  path.reduceRight<Data>(
    (inner, step) => (typeof step === 'number' ? [inner] : new Map([[String(step), inner]])),
    value,
  )

/** One document in which one change is made. */
class Editing {
  readonly source: Source
  readonly document: Document
  readonly step: Step
  readonly places: readonly Place[]
  /** What the document says. */
  readonly data: Data

  constructor(source: Source, document: Document, data: Data, step: Step) {
    this.source = source
    this.document = document
    this.data = data
    this.step = step
    this.places = follow(document, step.path, source)
  }

  /** A path from the root of the map. */
  private path(path: Path = this.step.path): Path {
    return [...this.source.prefix, ...path]
  }

  private refuseAliased(depth: number, replaced: Node | null): void {
    const root = this.document.contents as Node | null
    const around = [root, ...this.places.slice(0, depth).map(({ item }) => item.value)]
    refuseAliased(
      this.source,
      this.document,
      around.filter((node) => node !== null),
      replaced,
    )
  }

  private replace({ container, item }: Place, value: Data): Splice[] {
    const depth = this.places.findIndex((one) => one.item === item)
    this.refuseAliased(depth, isAlias(item.value) ? null : item.value)
    return replaceValue(container, item, value, this.source)
  }

  /** The alias that stands where something inside of what it stands for is to be changed. */
  private alias(): { place: Place; depth: number } | null {
    const { path, op } = this.step
    const depth = this.places.findIndex(({ item }) => isAlias(item.value))
    const place = this.places[depth]
    return place && (depth < path.length - 1 || op === 'insert') ? { place, depth } : null
  }

  write(): Written {
    const { step, places } = this
    const { path } = step
    const alias = this.alias()
    if (alias) {
      // What it stands for is written out, as it is after the change.
      const value = at(changed(this.data, step), path.slice(0, alias.depth + 1))
      return { splices: this.replace(alias.place, value), isSmall: false }
    }
    const place = places.length === path.length ? places.at(-1) : undefined
    switch (step.op) {
      case 'set':
        return place ? this.set(place, dataOf(step.value)) : this.create(dataOf(step.value))
      case 'remove':
        return this.remove(place as Place)
      case 'rename':
        return this.rename(place as Place, step.to)
      case 'insert':
        return place?.item.value
          ? this.insert(place, dataOf(step.value), step.at)
          : this.listOf(place, dataOf(step.value))
    }
  }

  private set(place: Place, value: Data): Written {
    const ordered = inOrder(value, this.path())
    const isLine = !(ordered instanceof Map) && !Array.isArray(ordered) && !String(ordered).includes('\n')
    return {
      splices: this.replace(place, ordered),
      isSmall: isLine && isPlainLine(place.item.value, this.source),
    }
  }

  private listOf(place: Place | undefined, value: Data): Written {
    return place ? this.set(place, [value]) : this.create([value])
  }

  private insert({ item }: Place, value: Data, position: number | undefined): Written {
    const { path } = this.step
    const list = item.value
    const place = this.places.at(-1) as Place
    if (!isSeq(list)) return this.set(place, [value])
    this.refuseAliased(this.places.length, null)
    const container = containerOf(list, this.source)
    const index = position ?? container.items.length
    return {
      splices: insertItem(container, index, inOrder(value, this.path([...path, index])), this.source),
      isSmall: false,
    }
  }

  private rename({ container, item }: Place, to: string): Written {
    const { key } = item
    const range = key?.range
    if (!isScalar(key) || !range) throw new Refused('This key is written in a way that can’t be renamed.')
    this.refuseAliased(this.places.length - 1, key)
    const text = keyText(to, this.source.layout, container.isFlow, key.type as Scalar.Type | undefined)
    const name = text.replace(/:$/, '')
    return { splices: [{ from: range[0], to: range[1], text: name }], isSmall: true }
  }

  private remove(place: Place): Written {
    const { container, index, item } = place
    this.refuseAliased(this.places.length - 1, item.value)
    if (container.isFlow) return { splices: removeFlow(container, index, this.source), isSmall: false }
    const holder = this.places.at(-2)
    if (container.items.length > 1 || !holder) {
      return { splices: removeBlock(container, index, this.source), isSmall: false }
    }
    const nothing = isSeq(container.node) ? [] : new Map()
    return { splices: replaceValue(holder.container, holder.item, nothing, this.source), isSmall: false }
  }

  /** Writes a value where there is nothing yet, with all that is missing on the way to it. */
  private create(value: Data): Written {
    const { source, places, step } = this
    const depth = places.length
    const rest = step.path.slice(depth)
    const whole = inOrder(nested(rest, value), this.path(step.path.slice(0, depth)))
    const holder = places.at(-1)
    const node = holder ? holder.item.value : (this.document.contents as Node | null)
    if ((isMap(node) || isSeq(node)) && node.range && node.range[1] > node.range[0]) {
      this.refuseAliased(depth, null)
      const container = containerOf(node, source)
      // Bare braces stand for nothing yet, and are no wish for more braces.
      const isPlaceholder = isMap(node) && holder?.container.isFlow === false && isBare(container, source)
      if (!isPlaceholder) return { splices: this.add(container, rest, whole), isSmall: false }
    }
    if (holder) return { splices: this.replace(holder, whole), isSmall: false }
    return { splices: appendTo(source, whole as Map<unknown, Data>), isSmall: false }
  }

  private add(container: Container, rest: Path, whole: Data): Splice[] {
    const { source, step } = this
    const [key] = rest
    if (Array.isArray(whole)) return insertItem(container, container.items.length, whole[0], source)
    const depth = step.path.length - rest.length
    const present = container.items.map((item) => nameOf(item.key))
    const { after } = step
    const index =
      after === undefined
        ? positionOf(String(key), present, keysAt(this.path(step.path.slice(0, depth))))
        : after === null
          ? 0
          : present.indexOf(after) + 1
    return insertEntry(container, index, String(key), (whole as Map<unknown, Data>).get(String(key)), source)
  }
}

/** Writes at the end of a text that says nothing yet. */
export const appendTo = (source: Source, data: ReadonlyMap<unknown, Data>): Splice[] => {
  const lines = [...data].flatMap(([key, value]) => entryLines(key, value, 0, source.layout))
  return [source.insertLines(source.text.length, lines)]
}

/**
 * What makes a change of a document in its text.
 *
 * @param data What the document says; the change must be possible on it.
 * @throws Refused where the text is written in a way that stands against it.
 */
export const editText = (source: Source, document: Document, data: Data, step: Step): Written =>
  new Editing(source, document, data, step).write()
