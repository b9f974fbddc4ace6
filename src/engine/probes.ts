/** Probes that the map declares: sent in their turn while Millrace serves, or once on demand, and kept as records. */
import { MICROS_PER_SECOND, type Micros } from '../flow/event.ts'
import { oneOf } from '../flow/request.ts'
import { PROBE_RECORD, probeName, withResult, type ProbeSpan } from '../flow/service/probe-spans.ts'
import { secondsOf, type Probe, type ValueStreamMap } from '../model/schema.ts'
import type { Store } from '../store/store.ts'
import { requestOnce, type Fetch } from './probe-request.ts'

interface DeclaredProbe {
  readonly stream: string
  /** Id of the service level, and its name. */
  readonly level: string
  readonly name: string
  readonly probe: Probe
  /** null where it can’t be sent: then `problem` says why, and what to do. */
  readonly url: string | null
  readonly problem: string | null
}

/** What came of a probe that was sent on demand. */
export interface Probed extends DeclaredProbe {
  /** null: answered as expected. */
  readonly failure: string | null
  readonly ms: number | null
}

export interface ProberOptions {
  readonly store: Pick<Store, 'record'>
  readonly map: () => ValueStreamMap
  /** µs */
  readonly now: () => Micros
  /** Holds the addresses that the map names. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** So many spans of probes were kept. */
  readonly onKept: (spans: number) => void
  readonly fetch?: Fetch
}

const isWebAddress = (url: string): boolean =>
  URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol)

const addressOf = (
  { url, urlFrom = '' }: Probe,
  env: ProberOptions['env'],
): { url: string } | { problem: string } => {
  if (url !== undefined) return { url }
  const held = env[urlFrom]
  if (!held) {
    return {
      problem: `The environment variable \`${urlFrom}\` is not set: set it to the address to ask, and start Millrace again.`,
    }
  }
  return isWebAddress(held)
    ? { url: held }
    : { problem: `The environment variable \`${urlFrom}\` holds no http or https address.` }
}

/** The probes of the map, in its order. */
const declaredProbes = (map: ValueStreamMap, env: ProberOptions['env']): DeclaredProbe[] =>
  [...map.streams].flatMap(([stream, { serviceLevels }]) =>
    Object.entries(serviceLevels).flatMap(([level, { name, probe }]) => {
      if (probe === undefined) return []
      const address = addressOf(probe, env)
      return [
        {
          stream,
          level,
          name,
          probe,
          url: 'url' in address ? address.url : null,
          problem: 'problem' in address ? address.problem : null,
        },
      ]
    }),
  )

interface Running {
  readonly declared: DeclaredProbe
  open: ProbeSpan | null
  /** Whether something was found already: the first is kept at once, so that people see that it works. */
  hasFound: boolean
  timer: NodeJS.Timeout | undefined
  sending: Promise<void>
}

const keyOf = ({ stream, level }: DeclaredProbe): string => probeName(stream, level)
const everyOf = ({ probe }: DeclaredProbe): number => secondsOf(probe.every)

export class Prober {
  private readonly options: ProberOptions
  private readonly fetch: Fetch
  private readonly running = new Map<string, Running>()
  private stopping = new AbortController()
  private tell: (line: string) => void = () => undefined
  private readonly told = new Set<string>()
  private isStarted = false

  constructor(options: ProberOptions) {
    this.options = options
    this.fetch = options.fetch ?? globalThis.fetch
  }

  declared(): DeclaredProbe[] {
    return declaredProbes(this.options.map(), this.options.env)
  }

  private async keep(declared: DeclaredProbe, spans: readonly ProbeSpan[]): Promise<void> {
    if (spans.length === 0) return
    const name = keyOf(declared)
    await this.options.store.record(spans.map((value) => ({ kind: PROBE_RECORD, name, at: value.to, value })))
    this.options.onKept(spans.length)
  }

  /**
   * Sends each probe (of one stream) once, at the same time, and keeps what came of them.
   *
   * @throws RequestError for a stream that there is not.
   */
  async once(stream?: string, signal = new AbortController().signal): Promise<Probed[]> {
    if (stream !== undefined) oneOf('stream', stream, [...this.options.map().streams.keys()])
    const some = this.declared().filter((one) => stream === undefined || one.stream === stream)
    return Promise.all(
      some.map(async (declared) => {
        if (declared.url === null) return { ...declared, failure: declared.problem, ms: null }
        const at = this.options.now()
        const answered = await requestOnce(declared.probe, declared.url, this.fetch, signal)
        const { open, over } = withResult(null, { at, ...answered }, everyOf(declared))
        await this.keep(declared, open === null ? over : [...over, open])
        return { ...declared, ...answered }
      }),
    )
  }

  /** Begins to send them in their turn. @param tell Says something to who runs the server, each thing once. */
  start(tell: (line: string) => void): void {
    this.tell = (line) => {
      if (this.told.has(line)) return
      this.told.add(line)
      tell(line)
    }
    this.stopping = new AbortController()
    this.isStarted = true
    this.plan()
  }

  /** The map was loaded again: probes that are gone or are others now end, new ones begin. */
  mapChanged(): void {
    if (this.isStarted) this.plan()
  }

  private plan(): void {
    const declared = new Map(this.declared().map((one) => [keyOf(one), one]))
    for (const [key, running] of this.running) {
      const next = declared.get(key)
      if (next && JSON.stringify(next) === JSON.stringify(running.declared)) continue
      clearTimeout(running.timer)
      this.running.delete(key)
      void running.sending.then(() => this.flush(running))
    }
    for (const [key, one] of declared) {
      if (one.problem !== null)
        this.tell(`The probe of ${one.stream}/${one.level} is not sent. ${one.problem}`)
      if (one.url === null || this.running.has(key)) continue
      const running: Running = {
        declared: one,
        open: null,
        hasFound: false,
        timer: undefined,
        sending: Promise.resolve(),
      }
      this.running.set(key, running)
      this.next(running, 0)
    }
  }

  private next(running: Running, ms: number): void {
    // Probes keep no process alive.
    running.timer = setTimeout(() => (running.sending = this.send(running)), ms).unref()
  }

  private async send(running: Running): Promise<void> {
    const { declared } = running
    const { signal } = this.stopping
    const at = this.options.now()
    try {
      const answered = await requestOnce(declared.probe, declared.url ?? '', this.fetch, signal)
      const { open, over } = withResult(running.open, { at, ...answered }, everyOf(declared))
      running.open = running.hasFound ? open : null
      await this.keep(declared, running.hasFound || open === null ? over : [...over, open])
      running.hasFound = true
    } catch (error) {
      if (signal.aborted) return
      this.tell(
        `What the probe of ${declared.stream}/${declared.level} found could not be kept: ${String(error)}`,
      )
    }
    if (signal.aborted || this.running.get(keyOf(declared)) !== running) return
    const took = (this.options.now() - at) / MICROS_PER_SECOND
    // One that takes longer than its turn is not sent twice at a time.
    this.next(running, Math.max(0, everyOf(declared) - took) * 1000)
  }

  private async flush(running: Running): Promise<void> {
    const { open, declared } = running
    running.open = null
    if (open === null) return
    await this.keep(declared, [open]).catch((error: unknown) =>
      this.tell(
        `What the probe of ${declared.stream}/${declared.level} found could not be kept: ${String(error)}`,
      ),
    )
  }

  /** Ends it. Resolves when what was found is kept and nothing uses the store any more. */
  async stop(): Promise<void> {
    this.isStarted = false
    this.stopping.abort()
    const all = [...this.running.values()]
    this.running.clear()
    for (const { timer } of all) clearTimeout(timer)
    await Promise.all(all.map(({ sending }) => sending))
    await Promise.all(all.map((running) => this.flush(running)))
  }
}
