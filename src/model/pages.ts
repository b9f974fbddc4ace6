/** Where the web app shows a thing of the map: drawings and answers link there. */
import type { Path } from './place.ts'

const segments = (...names: (string | number)[]): string =>
  names.map((name) => encodeURIComponent(String(name))).join('/')

/**
 * The address of the page that shows what stands at a path; null for the root.
 *
 * @example pageOf(['streams', 'shop', 'promise']) // '/streams/shop/card'
 */
export const pageOf = ([section, id, sub]: Path): string | null => {
  if (section === undefined) return null
  if (section === 'streams' && id !== undefined) return `/${segments('streams', id, 'card')}`
  if (section === 'grid') {
    if (id === undefined || sub === undefined) return '/map/grid'
    const query = new URLSearchParams({ slice: String(id), stage: String(sub) })
    return `/map/grid?${query.toString()}`
  }
  // `journey.stages.compare` and `organisation.goals.trust` are things of their own.
  if ((section === 'journey' || section === 'organisation') && id !== undefined && sub !== undefined) {
    return `/${segments('map', 'contents', id, sub)}`
  }
  if (section === 'journey' || section === 'organisation' || id === undefined) {
    return `/map/contents#${encodeURIComponent(section)}`
  }
  return `/${segments('map', 'contents', section, id)}`
}
