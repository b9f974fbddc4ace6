/** Figures of the conversion of a cohort. */
import { conversionOf, type Conversion } from '../../journeys/conversion.ts'
import type { Point } from '../../journeys/points.ts'
import { studyOf } from '../../journeys/study.ts'
import type { JourneyFigure, JourneySet, ToldJourneyFigure } from '../journey-figures.ts'
import { beginsAt, pointAbout, setOf } from './told.ts'
import { shareInWords } from '../../number-words.ts'

const conversionFigure = (
  name: string,
  tell: (
    found: Conversion,
    point: Point,
  ) => Pick<ToldJourneyFigure, 'value' | 'words' | 'counted' | 'leftOut'>,
  unit: JourneyFigure['unit'] = 'journeys',
): JourneyFigure => ({
  metric: 'conversion',
  name,
  unit,
  about: 'point of the journey',
  tell: (ask, about) => {
    const study = studyOf(ask)
    const point = pointAbout(ask, study, about)
    const found = conversionOf(study, study.cohort, point)
    return {
      n: found.started.length,
      rules: [beginsAt(ask), `Reached: ${point.name}.`, study.abandonment.words],
      ...tell(found, point),
    }
  },
})

const reachedSet = ({ reached }: Conversion, point: Point): JourneySet =>
  setOf('counted', `that reached “${point.name}”`, reached)
const leftSet = ({ left }: Conversion): JourneySet => setOf('left', 'that left without reaching it', left)
const openSet = ({ open }: Conversion): JourneySet =>
  setOf('open', 'that may still reach it (censored)', open)

export const CONVERSION_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  conversion: conversionFigure(
    'Conversion',
    (found, point) => ({
      value: found.conversion,
      words: `${shareInWords(found.conversion)} of ${found.started.length} journeys reached “${point.name}”; ${shareInWords(found.censored)} may still do so`,
      counted: reachedSet(found, point),
      leftOut: [leftSet(found), openSet(found)],
    }),
    'share',
  ),
  'conversion.censored': conversionFigure(
    'Censored share of the cohort',
    (found, point) => ({
      value: found.censored,
      words: `${shareInWords(found.censored)} of ${found.started.length} journeys have not reached “${point.name}” and may still do so`,
      counted: { ...openSet(found), id: 'counted' },
      leftOut: [{ ...reachedSet(found, point), id: 'reached' }, leftSet(found)],
    }),
    'share',
  ),
  'conversion.started': conversionFigure('Journeys begun', (found) => ({
    value: found.started.length,
    words: `${found.started.length} journeys began`,
    counted: setOf('counted', 'that began', found.started),
    leftOut: [],
  })),
  'conversion.reached': conversionFigure('Journeys that reached the point', (found, point) => ({
    value: found.reached.length,
    words: `${found.reached.length} of ${found.started.length} journeys reached “${point.name}”`,
    counted: reachedSet(found, point),
    leftOut: [leftSet(found), openSet(found)],
  })),
  'conversion.left': conversionFigure('Journeys that left without reaching the point', (found, point) => ({
    value: found.left.length,
    words: `${found.left.length} of ${found.started.length} journeys left without reaching “${point.name}”`,
    counted: { ...leftSet(found), id: 'counted' },
    leftOut: [openSet(found)],
  })),
  'conversion.open': conversionFigure('Journeys that may still reach the point', (found, point) => ({
    value: found.open.length,
    words: `${found.open.length} of ${found.started.length} journeys may still reach “${point.name}”`,
    counted: { ...openSet(found), id: 'counted' },
    leftOut: [leftSet(found)],
  })),
}
