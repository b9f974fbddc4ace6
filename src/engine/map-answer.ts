/** The map as it is answered: its data, its problems with their places, its story, and how ready its streams are. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BASELINE_FILE, parseBaseline } from '../check/baseline.ts'
import { findings } from '../check/check.ts'
import type { Diagnostic } from '../check/diagnostic.ts'
import { judge } from '../check/judge.ts'
import { revisionOf } from '../edit/revision.ts'
import { isoInstant } from '../flow/calendar.ts'
import type { Micros } from '../flow/event.ts'
import { narrate } from '../identify/narration.ts'
import { keyComponents, readiness } from '../identify/readiness.ts'
import type { MapAnswer, MapProblem } from '../model/answers.ts'
import { loadMap, type LoadedMap } from '../model/load.ts'
import type { Path } from '../model/place.ts'
import { readTexts } from '../model/read-folder.ts'
import type { MapFile, ValueStreamMap } from '../model/schema.ts'
import { thingAt } from './thing-at.ts'

/** A map in the shape of its files: all of them as one, records in the order of the text. */
const dataOf = ({ organisation, stages, grid, ...sections }: ValueStreamMap): MapFile => ({
  organisation,
  journey: { stages: Object.fromEntries(stages) },
  grid: Object.fromEntries([...grid].map(([slice, cells]) => [slice, Object.fromEntries(cells)])),
  ...Object.fromEntries(Object.entries(sections).map(([name, things]) => [name, Object.fromEntries(things)])),
})

const problemOf = (
  diagnostic: Diagnostic,
  standing: MapProblem['standing'],
  reason: string | null,
  thing: Path | null,
): MapProblem => {
  const { code, severity, message, hint = null, related = [], fix } = diagnostic
  const { file, line, column, endLine, endColumn } = diagnostic
  return {
    code,
    severity,
    message,
    hint,
    file,
    line,
    column,
    endLine,
    endColumn,
    standing,
    reason,
    thing,
    related: [...related],
    fix: fix ? { title: fix.title, safe: fix.safe, changes: fix.changes ?? [] } : null,
  }
}

/** The problems of a map: those that count, then those that something silences. @param baseline Its text. */
const problemsOf = (loaded: LoadedMap, baseline: string | null, today: string): MapProblem[] => {
  const { diagnostics, suppressed, overridden, baselined } = judge(loaded, findings(loaded), {
    baseline: baseline === null ? null : parseBaseline(baseline),
    asOf: today,
  })
  const thing = thingAt(loaded)
  const silenced = { suppressed, overridden, baselined }
  return [
    ...diagnostics.map((one) => problemOf(one, 'open', null, thing(one))),
    ...(['suppressed', 'overridden', 'baselined'] as const).flatMap((standing) =>
      silenced[standing].map((one) => problemOf(one, standing, one.justification, thing(one))),
    ),
  ]
}

/** A map as its files say it at this moment. */
interface MapNow {
  readonly revision: string
  readonly loaded: LoadedMap
  readonly map: ValueStreamMap
  /** The day in the organisation's zone, such as `2026-11-23`. */
  readonly today: string
}

/** The map of a folder, read from its files whenever it is asked for. */
export class MapInFolder {
  private readonly folder: string
  private readonly now: () => Micros
  private last: { readonly revision: string; readonly loaded: LoadedMap } | null = null
  private answered: { readonly of: LoadedMap; readonly state: string; readonly answer: MapAnswer } | null =
    null

  constructor(folder: string, now: () => Micros) {
    this.folder = folder
    this.now = now
  }

  /** Never throws; what has not changed is not loaded again. */
  async read(): Promise<MapNow> {
    const { texts, problems } = await readTexts(this.folder)
    const revision = revisionOf(new Map(texts.map(({ file, text }) => [file, text])))
    // Files that can't be read are no part of the revision.
    if (this.last?.revision !== revision || problems.length > 0) {
      this.last = { revision, loaded: loadMap(texts, problems, this.last?.loaded) }
    }
    const { loaded } = this.last
    const { map } = loaded
    return { revision, loaded, map, today: isoInstant(this.now(), map.organisation.timeZone).slice(0, 10) }
  }

  /** Computed once for each state of the files and each day. */
  async answer(): Promise<MapAnswer> {
    const now = await this.read()
    const baseline = await readFile(join(this.folder, BASELINE_FILE), 'utf8').catch(() => null)
    const state = JSON.stringify([now.today, baseline])
    if (this.answered?.of !== now.loaded || this.answered.state !== state) {
      this.answered = { of: now.loaded, state, answer: this.compute(now, baseline) }
    }
    return this.answered.answer
  }

  private compute({ revision, loaded, map, today }: MapNow, baseline: string | null): MapAnswer {
    return {
      folder: this.folder,
      revision,
      map: dataOf(map),
      problems: problemsOf(loaded, baseline, today),
      narration: narrate(map),
      streams: Object.fromEntries(
        [...map.streams.keys()].map((id) => [
          id,
          { readiness: readiness(map, id, today), components: keyComponents(map, id) },
        ]),
      ),
    }
  }
}
