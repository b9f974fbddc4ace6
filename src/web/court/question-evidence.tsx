/** One question of one stage: the finding in words, its figures, and what is seen of both slices. */
import { Link } from '@tanstack/react-router'
import type { QuestionAnswer } from '../../flow/court/court-answer.ts'
import { pInWords, QUESTION_NAMES, sizeInWords } from '../../flow/court/court-words.ts'
import { Figure } from '../explain/figure-link.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count } from '../words/figures.ts'
import { Opened } from './opened.tsx'
import { Curves, Variants, type EvidenceProps } from './shown-difference.tsx'

const FINDINGS: Readonly<Record<QuestionAnswer['finding'], string>> = {
  different: 'different',
  'the same': 'the same',
  open: 'open',
  'too few': 'too few journeys',
  'not measured': 'not measured',
}

/** What the value of a side is, above its column. */
const SIDE_NAMES = {
  path: 'Most frequent variant',
  duration: 'Median time',
  outcome: 'Got on',
} as const

const SIDE_FIGURES = {
  path: 'divergence.variant',
  duration: 'divergence.median',
  outcome: 'divergence.rate',
} as const

const Side = ({ one, of, side }: Pick<EvidenceProps, 'one' | 'of'> & { side: 'a' | 'b' }) => {
  const { value, words, about } = one.sides[side]
  return (
    <td className="number">
      {value === null ? (
        words
      ) : (
        <Figure id={SIDE_FIGURES[one.question]} of={{ ...of, about }} value={value}>
          {words}
        </Figure>
      )}
      <span className="dimmed small block">
        n = {count(one.n[side])}
        {one.open[side] > 0 && `, ${count(one.open[side])} still there`}
      </span>
    </td>
  )
}

const Numbers = ({ one, pair, of }: EvidenceProps) => {
  const { question, effect, adjusted, test, threshold, margin, windows } = one
  const about = { ...of, about: one.about }
  return (
    <TableScroll label={`${QUESTION_NAMES[question]}: figures`}>
      <thead>
        <tr>
          <th scope="col">{SIDE_NAMES[question]}</th>
          <th scope="col" className="number">
            {pair.a.name}
          </th>
          <th scope="col" className="number">
            {pair.b.name}
          </th>
          <th scope="col" className="number">
            Difference
          </th>
          <th scope="col" className="number">
            Adjusted p
          </th>
          <th scope="col">By window</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">
            {test ?? 'no test'}
            <span className="dimmed small block">
              matters from {sizeInWords(question, threshold).replace('+', '')}, the same up to{' '}
              {sizeInWords(question, margin).replace('+', '')}
            </span>
          </th>
          <Side one={one} of={of} side="a" />
          <Side one={one} of={of} side="b" />
          <td className="number">
            {effect === null ? (
              '–'
            ) : (
              <>
                <Figure id="divergence.effect" of={about} value={effect.value}>
                  {sizeInWords(question, effect.value)}
                </Figure>
                <span className="dimmed small block">{effect.name}</span>
                <span className="dimmed small block">
                  {sizeInWords(question, effect.low)} to {sizeInWords(question, effect.high)}
                </span>
              </>
            )}
          </td>
          <td className="number">
            {adjusted === null ? (
              '–'
            ) : (
              <Figure id="divergence.p" of={about} value={adjusted}>
                {pInWords(adjusted)}
              </Figure>
            )}
          </td>
          <td>
            {windows.length === 0
              ? '–'
              : windows.map((size) => (size === null ? 'too few' : sizeInWords(question, size))).join('; ')}
          </td>
        </tr>
      </tbody>
    </TableScroll>
  )
}

export const QuestionEvidence = (props: EvidenceProps) => {
  const { one } = props
  const hasMore = (one.variants !== null && one.effect !== null) || one.curve !== null
  return (
    <section className="court-question" aria-label={QUESTION_NAMES[one.question]}>
      <h4>
        {QUESTION_NAMES[one.question]} <span className="tag">{FINDINGS[one.finding]}</span>
      </h4>
      <p>{one.words}</p>
      {one.mixes.map((mix) => (
        <p key={mix.by} className="warn-text">
          {mix.words}
        </p>
      ))}
      {one.finding !== 'not measured' && <Numbers {...props} />}
      {hasMore && (
        <Opened
          summary={one.question === 'path' ? 'Variants side by side' : 'How long it takes, side by side'}
        >
          {one.question === 'path' ? <Variants {...props} /> : <Curves {...props} />}
        </Opened>
      )}
      <p className="small dimmed">
        <Link to="/definitions/$id" params={{ id: 'divergence' }}>
          How it is compared
        </Link>
      </p>
    </section>
  )
}
