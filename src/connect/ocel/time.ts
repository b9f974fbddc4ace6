/** Times of object-centric logs. */
import { isNumber, likelyUnit, readEpoch } from '../time/epoch.ts'
import { timeReader, type TimeReader } from '../time/reader.ts'

/**
 * ISO 8601, as the standard has it, and numbers since 1970, as drivers of databases write times by themselves; the size
 * of the number tells the unit.
 *
 * @param zone IANA zone of times that carry no offset.
 */
export const ocelTimes = (zone: string): Pick<TimeReader, 'read'> => {
  const iso = timeReader('iso', zone)
  return {
    read: (text) => {
      // Values that hold from the beginning are dated 1970.
      if (text === '0') return 0
      const unit = isNumber(text) ? likelyUnit(text) : null
      return unit === null ? iso.read(text) : readEpoch(text, unit)
    },
  }
}
