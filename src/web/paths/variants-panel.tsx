/** The paths themselves: how many journeys take each, how long it takes them, and who they are. */
import { Button } from '@mantine/core'
import { figuresOf, type FigureOf } from '../../flow/figures/figure.ts'
import type { PathVariant, VariantsAnswer } from '../../flow/journeys/paths/path-answers.ts'
import { WaysToRead } from '../explain/ways-to-read.tsx'
import { Figure } from '../explain/figure-link.tsx'
import { Duration } from '../parts/duration.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count, countOf } from '../words/figures.ts'
import { dateInWords, dateOf } from '../words/instants.ts'
import { shareInWords } from '../../flow/number-words.ts'

export const PathSteps = ({
  steps,
  names,
}: {
  steps: readonly string[]
  names: Readonly<Record<string, string>>
}) =>
  steps.length === 0 ? (
    <span className="dimmed">no step of this kind</span>
  ) : (
    <ol className="path-steps">
      {steps.map((step, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a path may hold the same step several times
        <li key={i}>{names[step] ?? step}</li>
      ))}
    </ol>
  )

const aboutOf = (of: FigureOf, { choice }: VariantsAnswer, { id }: PathVariant): FigureOf => ({
  ...of,
  about: `${choice}: ${id}`,
})

const Row = ({ answer, path, of }: { answer: VariantsAnswer; path: PathVariant; of: FigureOf }) => {
  const about = aboutOf(of, answer, path)
  return (
    <tr>
      <th scope="row">
        <PathSteps steps={path.steps} names={answer.names} />
      </th>
      <td className="path-share">
        <Figure id="variant.share" of={about} value={path.share}>
          {shareInWords(path.share)}
        </Figure>{' '}
        <span className="dimmed small">
          <Figure id="variant.journeys" of={about} value={path.n}>
            {countOf(path.n, 'journey')}
          </Figure>
        </span>
        <span className="path-share-bar" aria-hidden="true">
          <span style={{ width: `${(path.share ?? 0) * 100}%` }} />
        </span>
      </td>
      <td className="number">
        <Figure id="variant.cumulative" of={about} value={path.cumulative}>
          {shareInWords(path.cumulative)}
        </Figure>
      </td>
      {(['p50', 'p85'] as const).map((figure) => (
        <td key={figure} className="number">
          <Figure id={`variant.${figure}`} of={about} value={path[figure]}>
            <Duration seconds={path[figure]} />
          </Figure>
        </td>
      ))}
      <td className="number">
        <Figure id="variant.finished" of={about} value={path.finished}>
          {count(path.finished)}
        </Figure>
      </td>
      <td className="nowrap small">
        {dateInWords(dateOf(path.first))}
        {dateOf(path.first) !== dateOf(path.last) && <> to {dateInWords(dateOf(path.last))}</>}
      </td>
    </tr>
  )
}

const PathsTable = ({ answer, of }: { answer: VariantsAnswer; of: FigureOf }) => (
  <TableScroll label="Paths">
    <thead>
      <tr>
        <th scope="col">Path</th>
        <th scope="col">Journeys</th>
        <th scope="col" className="number">
          All so far
        </th>
        <th scope="col" className="number">
          Flow time, median
        </th>
        <th scope="col" className="number">
          85 % within
        </th>
        <th scope="col" className="number">
          Finished
        </th>
        <th scope="col">Began</th>
      </tr>
    </thead>
    <tbody>
      {answer.variants.map((path) => (
        <Row key={path.id} answer={answer} path={path} of={of} />
      ))}
    </tbody>
  </TableScroll>
)

/** The shares of a path among the journeys of each slice, side by side. */
const SlicesTable = ({ answer, of }: { answer: VariantsAnswer; of: FigureOf }) => (
  <TableScroll label="Paths by slice">
    <thead>
      <tr>
        <th scope="col">Path</th>
        {answer.slices.map(({ slice, name, n }) => (
          <th key={slice} scope="col" className="number">
            {name} (n = {count(n)})
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {answer.variants.map((path) => (
        <tr key={path.id}>
          <th scope="row">
            <PathSteps steps={path.steps} names={answer.names} />
          </th>
          {path.slices.map(({ slice, n, share }) => (
            <td key={slice} className="number">
              {n === 0 ? (
                <span className="dimmed">none</span>
              ) : (
                <Figure id="variant.share" of={{ ...aboutOf(of, answer, path), slice }} value={share}>
                  {shareInWords(share)}
                </Figure>
              )}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </TableScroll>
)

export const VariantsPanel = ({
  answer,
  onMore,
}: {
  answer: VariantsAnswer
  onMore: ((top: string) => void) | null
}) => {
  const of = figuresOf(answer)
  const { variants, other, distinct, n, choice } = answer
  const [first] = variants
  const ofAll = { ...of, about: choice }
  return (
    <section className="card panel panel-large paths-panel" aria-labelledby="variants">
      <header>
        <h2 id="variants">Paths</h2>
        <p className="panel-figure">
          <Figure id="paths.distinct" of={ofAll} value={distinct}>
            {count(distinct)}
          </Figure>{' '}
          different {distinct === 1 ? 'path' : 'paths'} of{' '}
          <Figure id="paths.journeys" of={ofAll} value={n}>
            {countOf(n, 'journey')}
          </Figure>
        </p>
        {first && (
          <p className="dimmed">
            The most frequent one is that of{' '}
            <Figure id="variant.share" of={aboutOf(of, answer, first)} value={first.share}>
              {shareInWords(first.share)}
            </Figure>
            . Flow time lasts from the first event to the last; a path may still go on.
          </p>
        )}
      </header>
      <WaysToRead
        name="Paths"
        ways={[
          { name: 'Paths', shown: <PathsTable answer={answer} of={of} /> },
          ...(answer.slices.length > 1
            ? [{ name: 'By slice', shown: <SlicesTable answer={answer} of={of} /> }]
            : []),
        ]}
        metrics={['variant']}
      />
      {other.variants > 0 && (
        <p className="small">
          {countOf(other.n, 'journey')} ({shareInWords(other.share)}) on{' '}
          {countOf(other.variants, 'other path')}.{' '}
          {onMore && (
            <Button size="compact-xs" variant="default" onClick={() => onMore(String(variants.length + 20))}>
              Show more paths
            </Button>
          )}
        </p>
      )}
    </section>
  )
}
