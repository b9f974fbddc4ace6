/** What is asked of a funnel, in words: of a request, and in the address of a figure. */
import { secondsOf, Duration } from '../../model/schema.ts'
import { MICROS_PER_SECOND } from '../event.ts'
import { oneOf, RequestError, type FlowRequest } from '../request.ts'
import type { JourneyAsk } from './journey-ask.ts'
import { defaultPoints, pointsOf } from './points.ts'
import { ORDERS, type Route } from './reach.ts'

/** The words of a funnel. */
export interface FunnelWords {
  /** Points with commas between them; default: the stages of the stream and its finish line. */
  readonly steps?: string
  /** `ordered` (default) or `any`. */
  readonly order?: string
  /** A duration such as `30 min`; default: any time. */
  readonly within?: string
}

export interface FunnelRequest extends FlowRequest, FunnelWords {}

const MOST_STEPS = 20

const withinOf = (within: string | undefined): number | null => {
  if (within === undefined) return null
  const duration = Duration.safeParse(within)
  if (duration.success) return secondsOf(duration.data) * MICROS_PER_SECOND
  throw new RequestError(
    `\`${within}\` is no time for \`within\`: a number with a unit is expected, such as \`30 min\`, \`24 h\` or \`14 d\`.`,
  )
}

/** @throws RequestError for a step, an order or a time that there is not. */
export const routeOf = (ask: JourneyAsk, { steps, order, within }: FunnelWords): Route => {
  const words = steps?.split(',').flatMap((word) => word.trim() || [])
  if (words && (words.length === 0 || words.length > MOST_STEPS)) {
    throw new RequestError(
      `A funnel has 1 to ${MOST_STEPS} steps, with commas between them: ${words.length} are named.`,
    )
  }
  return {
    points: words ? pointsOf(ask, words) : defaultPoints(ask),
    order: order === undefined ? 'ordered' : oneOf('order', order, ORDERS),
    within: withinOf(within),
  }
}

/** A step of a funnel as addresses name it: by its place where the funnel was asked for, else by itself. */
export const aboutStep = ({ steps, order, within }: FunnelWords, id: string, index: number): string =>
  steps === undefined && order === undefined && within === undefined
    ? id
    : [
        steps === undefined ? `step ${index + 1}` : `step ${index + 1} of ${steps}`,
        ...(order === 'any' ? ['in any order'] : []),
        ...(within === undefined ? [] : [`within ${within}`]),
      ].join(' ')

const ABOUT = /^step (\d+)(?: of (.+?))?( in any order)?(?: within (.+))?$/

/** The route of an address, and the index of its step. @throws RequestError */
export const stepAbout = (
  ask: JourneyAsk,
  about: string,
): { readonly route: Route; readonly index: number } => {
  const [, nth, steps, any, within] = ABOUT.exec(about) ?? []
  const route = routeOf(ask, { steps, order: any === undefined ? undefined : 'any', within })
  if (nth === undefined) {
    const ids = route.points.map(({ id }) => id)
    return { route, index: ids.indexOf(oneOf('step of the funnel', about, ids)) }
  }
  const index = Number(nth) - 1
  if (index >= 0 && index < route.points.length) return { route, index }
  throw new RequestError(`The funnel has no step ${nth}: it has ${route.points.length}.`)
}
