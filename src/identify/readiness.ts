/**
 * What shows whether a stream is a unit of business: the four readiness lights (funded, staffed, measured,
 * evolved) and the five key components of a value stream [article: definition, key components].
 */
import { streamsFed } from '../model/measured-by.ts'
import type { Light } from '../model/answers.ts'
import type { Review, Source, Stream, ValueStreamMap } from '../model/schema.ts'
import { perMap } from './per-map.ts'
import { promisesSomething } from './seams.ts'
import { LEAST_PEOPLE, missingRoles, staffingByStream, thinFunctions } from './staffing.ts'

const light = (id: string, name: string, missing: readonly string[], why: string): Light => ({
  id,
  name,
  lit: missing.length === 0,
  why: missing.length === 0 ? why : missing.join('; '),
})

/** Stream → the sources of which items may belong to it. */
const sourcesOf = perMap((map): ReadonlyMap<string, readonly Source[]> => {
  const sources = new Map<string, Source[]>()
  for (const source of map.sources.values()) {
    for (const stream of streamsFed(source.stream)) {
      const list = sources.get(stream)
      if (list) list.push(source)
      else sources.set(stream, [source])
    }
  }
  return sources
})

const namesOf = (sources: readonly Source[]): string => sources.map(({ name }) => name).join(', ')

const funded = ({ budget }: Stream): Light =>
  light(
    'funded',
    'Funded',
    budget === undefined ? ['no budget'] : [],
    budget === undefined ? '' : `${budget.currency} ${budget.amount.toLocaleString('en')} per ${budget.per}`,
  )

const staffed = (map: ValueStreamMap, id: string): Light => {
  const staff = staffingByStream(map).get(id)
  if (staff === undefined || staff.teams.length === 0) return light('staffed', 'Staffed', ['no team'], '')
  const thin = thinFunctions(staff).map(({ function: name }) => map.functions.get(name)?.name ?? name)
  const roles = missingRoles(staff)
  const missing = [
    staff.people < LEAST_PEOPLE
      ? `${staff.people === 0 ? 'nobody' : `${staff.people} person`} in its teams, at least ${LEAST_PEOPLE} are needed`
      : null,
    thin.length === 0 ? null : `fewer than ${LEAST_PEOPLE} people in ${thin.join(', ')}`,
    roles.length === 0 ? null : `nobody for ${roles.join(', ')}`,
  ].filter((one) => one !== null)
  return light('staffed', 'Staffed', missing, `${staff.people} people`)
}

const measured = (map: ValueStreamMap, id: string, { northStar }: Stream): Light => {
  const sources = sourcesOf(map).get(id) ?? []
  const missing = [
    northStar === undefined
      ? 'no north-star'
      : northStar.logic === undefined
        ? 'its north-star has no logic'
        : null,
    sources.length === 0 ? 'no source of events' : null,
  ].filter((one) => one !== null)
  return light('measured', 'Measured', missing, `${northStar?.name ?? ''}, from ${namesOf(sources)}`)
}

/** The day so many months later, within the month: a month after 31 January is 28 February. */
const monthsLater = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  last.setUTCDate(Math.min(date, last.getUTCDate()))
  return last.toISOString().slice(0, 10)
}

/** The last review of a stream; a review that names no streams is one of all. */
const lastReview = ({ reviews }: ValueStreamMap, id: string): Review | undefined =>
  [...reviews.values()]
    .filter(({ streams }) => streams.length === 0 || streams.includes(id))
    .toSorted((a, b) => a.on.localeCompare(b.on))
    .at(-1)

const evolved = (map: ValueStreamMap, id: string, today: string | undefined): Light => {
  const review = lastReview(map, id)
  if (review === undefined) return light('evolved', 'Evolved', ['never reviewed'], '')
  const due = monthsLater(review.on, map.organisation.reviewEveryMonths)
  const isOverdue = today !== undefined && today > due
  return light(
    'evolved',
    'Evolved',
    isOverdue ? [`reviewed on ${review.on}, the next review was due by ${due}`] : [],
    `reviewed on ${review.on}, next by ${due}`,
  )
}

/**
 * The four readiness lights of a stream: funded, staffed, measured, evolved. Empty for an unknown stream.
 *
 * @param today Such as `2026-11-23`; without it a review is never overdue.
 */
export const readiness = (map: ValueStreamMap, id: string, today?: string): Light[] => {
  const stream = map.streams.get(id)
  return stream === undefined
    ? []
    : [funded(stream), staffed(map, id), measured(map, id, stream), evolved(map, id, today)]
}

const flowOfWork = (sources: readonly Source[]): Light => {
  const work = sources.filter(({ measures }) => measures === 'work')
  const missing =
    work.length === 0
      ? ['no source of its delivery work']
      : work.every(({ classify }) => classify.length === 0)
        ? ['its work is not told apart into features, defects, risks and debt']
        : []
  return light('flow', 'Flow of work', missing, `features, defects, risks and debt from ${namesOf(work)}`)
}

/** A supporting stream promises by its services what others promise by service levels. */
const continuousDelivery = ({ serviceLevels, services }: Stream): Light => {
  const promised = [
    ...Object.values(serviceLevels),
    ...Object.values(services).filter(({ sla }) => promisesSomething(sla)),
  ]
  return light(
    'delivery',
    'Continuous delivery',
    promised.length === 0 ? ['no service levels: what it promises as a running service'] : [],
    promised.map(({ name }) => name).join(', '),
  )
}

const continuousImprovement = (map: ValueStreamMap, id: string, sources: readonly Source[]): Light => {
  const review = lastReview(map, id)
  const experiments = [...map.experiments.values()].filter(({ stream }) => stream === id)
  const missing = [
    sources.length === 0 ? 'no source from which its flow is measured' : null,
    review === undefined && experiments.length === 0 ? 'neither a review nor an experiment' : null,
  ].filter((one) => one !== null)
  const done = [
    review === undefined ? null : `reviewed on ${review.on}`,
    experiments.length === 0 ? null : experiments.map(({ name }) => name).join(', '),
  ].filter((one) => one !== null)
  return light('improvement', 'Continuous improvement', missing, done.join('; '))
}

const customerCentric = (map: ValueStreamMap, stream: Stream): Light => {
  const isKnown = stream.for.some((one) => map.slices.has(one) || map.streams.has(one))
  const proof = stream.proofPoints?.finishLine
  const missing = [
    isKnown ? null : 'serves nobody of the map',
    proof === undefined ? 'no proof point at its finish line' : null,
  ].filter((one) => one !== null)
  return light(
    'customer',
    'Customer-centric',
    missing,
    `${stream.outcome}, proven by ${proof === undefined ? '' : (map.events.get(proof)?.name ?? proof)}`,
  )
}

const aligned = ({ organisation }: ValueStreamMap, { northStar }: Stream): Light => {
  const goal = northStar?.goal === undefined ? undefined : organisation.goals[northStar.goal]
  const missing =
    northStar === undefined ? ['no north-star'] : goal === undefined ? ['its north-star serves no goal'] : []
  return light('goals', 'Aligned to business goals', missing, goal?.name ?? '')
}

/**
 * The five key components of a value stream: flow of work, continuous delivery, continuous improvement,
 * customer-centric, aligned to business goals. Empty for an unknown stream.
 */
export const keyComponents = (map: ValueStreamMap, id: string): Light[] => {
  const stream = map.streams.get(id)
  if (stream === undefined) return []
  const sources = sourcesOf(map).get(id) ?? []
  return [
    flowOfWork(sources),
    continuousDelivery(stream),
    continuousImprovement(map, id, sources),
    customerCentric(map, stream),
    aligned(map, stream),
  ]
}
