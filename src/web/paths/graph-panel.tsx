/** The performance graph: what of it is drawn, the drawing, its tables, its definition. */
import { Button, NativeSelect, SegmentedControl, Slider } from '@mantine/core'
import { figuresOf } from '../../flow/figures/figure.ts'
import type { PathGraphAnswer } from '../../flow/journeys/paths/path-answers.ts'
import { STEP_KINDS } from '../../flow/journeys/paths/steps.ts'
import { WaysToRead } from '../explain/ways-to-read.tsx'
import { Figure } from '../explain/figure-link.tsx'
import { WEIGHTS, type PathsSearch, type Weight } from '../search/paths-search.ts'
import { count, countOf, decimal } from '../words/figures.ts'
import type { Chosen } from './graph-canvas.tsx'
import { GraphDrawing } from './graph-drawing.tsx'
import { LEAST_END } from './graph-picture.ts'
import { MovesTable, StepsTable } from './graph-tables.tsx'
import { manyOf, STEP_NAMES, WEIGHT_NAMES } from './path-words.ts'
import { shareInWords } from '../../flow/number-words.ts'

interface Changes {
  readonly answer: PathGraphAnswer
  readonly weight: Weight
  readonly onChange: (changes: Partial<PathsSearch>) => void
}

const Share = ({
  name,
  value,
  most,
  step,
  onCommit,
}: {
  name: string
  value: number
  most: number
  step: number
  onCommit: (value: string) => void
}) => (
  <div className="graph-slider">
    <span className="choice-name" aria-hidden="true">
      {name} {decimal(value)} % of journeys
    </span>
    {/* The answer moves it: what is chosen shows where it was read from. */}
    <Slider
      key={value}
      size="sm"
      thumbLabel={`${name} … % of journeys`}
      min={0}
      max={most}
      step={step}
      defaultValue={Math.min(value, most)}
      label={(shown) => `${decimal(shown)} %`}
      onChangeEnd={(chosen) => onCommit(String(chosen))}
    />
  </div>
)

const Filters = ({ answer, weight, onChange }: Changes) => {
  const { filter, steps, repeats } = answer
  const isJoined = repeats === 'joined'
  return (
    <div className="graph-filters" role="group" aria-label="What is drawn">
      <NativeSelect
        size="xs"
        label="Steps are"
        value={steps}
        onChange={({ currentTarget }) =>
          onChange({
            steps: STEP_KINDS.find((kind) => kind === currentTarget.value),
            repeats: undefined,
            paths: undefined,
            moves: undefined,
            at: undefined,
            next: undefined,
          })
        }
        data={STEP_KINDS.map((kind) => ({ value: kind, label: STEP_NAMES[kind].name }))}
      />
      <NativeSelect
        size="xs"
        label="The same again at once"
        value={repeats}
        onChange={() => onChange({ repeats: isJoined ? 'kept' : 'joined' })}
        data={[
          { value: 'joined', label: 'is one step' },
          { value: 'kept', label: 'is another step' },
        ]}
      />
      <div className="choice">
        <span className="choice-name" aria-hidden="true">
          Lines show
        </span>
        <SegmentedControl
          size="xs"
          aria-label="Lines show"
          value={weight}
          onChange={(value) => onChange({ show: WEIGHTS.find((one) => one === value) })}
          data={WEIGHTS.map((value) => ({ value, label: WEIGHT_NAMES[value] }))}
        />
      </div>
      <Share
        name="Paths that together cover"
        value={filter.paths}
        most={100}
        step={1}
        onCommit={(paths) => onChange({ paths, moves: String(filter.moves) })}
      />
      <Share
        name="Moves made by at least"
        value={filter.moves}
        most={50}
        step={0.5}
        onCommit={(moves) => onChange({ moves, paths: String(filter.paths) })}
      />
      {filter.chosen === 'asked' && (
        <Button size="xs" variant="default" onClick={() => onChange({ paths: undefined, moves: undefined })}>
          As much as can be read
        </Button>
      )}
    </div>
  )
}

/** What is hidden is always said: a picture of a part must not be taken for the whole. */
const Hidden = ({ answer: { hidden, filter, graph, steps } }: { answer: PathGraphAnswer }) => {
  const { noun } = STEP_NAMES[steps]
  const many = (n: number, one: string): string => `${count(n)} ${manyOf(n, one)}`
  return hidden.steps + hidden.moves === 0 ? (
    <p className="small dimmed">
      All of it is drawn: {many(graph.steps.length, noun)}, {many(graph.moves.length, 'move')}.
    </p>
  ) : (
    <p className="small" role="status">
      Drawn are {many(graph.steps.length, noun)} and {many(graph.moves.length, 'move')}, of{' '}
      {count(filter.variants)} of {many(filter.distinct, 'path')}. Hidden: {many(hidden.steps, noun)} and{' '}
      {many(hidden.moves, 'move')}, made {many(hidden.times, 'time')} by {countOf(hidden.journeys, 'journey')}
      . The figures of what is drawn are those of all journeys.
    </p>
  )
}

const pictureInWords = ({ graph, names, n }: PathGraphAnswer): string => {
  const [first] = graph.moves
  const name = (id: string): string => names[id] ?? id
  return `Boxes are steps, lines are moves of ${countOf(n, 'journey')}.${first ? ` Most make the move from ${name(first.from)} to ${name(first.to)}: ${countOf(first.journeys, 'journey')}.` : ''} The tables have every step and move.`
}

export const GraphPanel = ({
  answer,
  weight,
  chosen,
  onChange,
}: Changes & { readonly chosen: Chosen | null }) => {
  const of = figuresOf(answer)
  const { reworked, choice, graph } = answer
  const choose = ({ at, next }: Chosen): void => onChange({ at, next })
  return (
    <section className="card panel panel-large paths-panel" aria-labelledby="graph">
      <header>
        <h2 id="graph">From step to step</h2>
        <p className="panel-figure">
          <Figure id="paths.reworked.share" of={{ ...of, about: choice }} value={reworked.share}>
            {shareInWords(reworked.share)}
          </Figure>{' '}
          of the journeys come to some step again
        </p>
        <Hidden answer={answer} />
      </header>
      <Filters answer={answer} weight={weight} onChange={onChange} />
      <WaysToRead
        name="From step to step"
        ways={[
          {
            name: 'Graph',
            shown:
              graph.steps.length === 0 ? (
                <p className="nothing">
                  No journey of the window comes to a step of this kind. Choose another kind.
                </p>
              ) : (
                <>
                  <p className="unseen">{pictureInWords(answer)}</p>
                  <GraphDrawing answer={answer} weight={weight} chosen={chosen} onChoose={choose} />
                  <p className="graph-key dimmed">
                    <span>Press a line or a box for the journeys behind it; drag to move the picture.</span>
                    <span>The bar at the foot of a box: its share of the journeys.</span>
                    <span>
                      <span className="graph-key-back" aria-hidden="true" />
                      Dashed: mostly back to an earlier step.
                    </span>
                    <span>
                      Steps with which fewer than {shareInWords(LEAST_END)} begin or end have no line for it.
                    </span>
                  </p>
                </>
              ),
          },
          { name: 'Moves', shown: <MovesTable answer={answer} of={of} onChoose={choose} /> },
          { name: 'Steps', shown: <StepsTable answer={answer} of={of} onChoose={choose} /> },
        ]}
        metrics={['performanceGraph']}
      />
    </section>
  )
}
