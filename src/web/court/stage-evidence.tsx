/** A stage of a pair: what the map declares beside what the log shows. */
import type { Declared, StageAnswer } from '../../flow/court/court-answer.ts'
import type { FigureOf } from '../../flow/figures/figure.ts'
import { keyInWords } from '../edit/words.ts'
import { ThingLinks } from '../map/thing-link.tsx'
import { Opened } from './opened.tsx'
import { QuestionEvidence } from './question-evidence.tsx'
import type { Sliced } from './shown-difference.tsx'
import { VerdictMark } from './verdict-mark.tsx'

const DeclaredSide = ({ declared, pair }: { declared: Declared; pair: Sliced }) => {
  const { applies, differences, forks, streams } = declared
  const serving = [...new Set([...streams.a, ...streams.b])]
  const lacking = [applies.a ? [] : [pair.a.name], applies.b ? [] : [pair.b.name]].flat()
  return (
    <section className="court-declared" aria-label="Declared">
      <h4>The map declares</h4>
      {lacking.length > 0 && <p>The step does not apply to {lacking.join(' and ')}.</p>}
      {differences.length === 0 ? (
        <p className="dimmed">No difference in intent, finish line, proof, cadence or policy.</p>
      ) : (
        <dl className="said">
          {differences.map(({ aspect, a, b, material }) => (
            <div key={aspect}>
              <dt>
                {keyInWords(aspect)} {material && <span className="tag">material</span>}
              </dt>
              <dd>
                “{a ?? '–'}” for {pair.a.name}, “{b ?? '–'}” for {pair.b.name}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <dl className="said">
        <div>
          <dt>Fork</dt>
          <dd>{forks.length === 0 ? 'none' : <ThingLinks kinds={['fork']} ids={forks} />}</dd>
        </div>
        <div>
          <dt>Served by</dt>
          <dd>{serving.length === 0 ? 'no stream' : <ThingLinks kinds={['stream']} ids={serving} />}</dd>
        </div>
      </dl>
    </section>
  )
}

/** Opened where there is something to see; the others are one click away. */
export const StageEvidence = ({
  stage,
  pair,
  of,
  isOpen,
}: {
  stage: StageAnswer
  pair: Sliced
  of: FigureOf
  isOpen: boolean
}) => (
  <Opened
    className="card court-stage"
    isOpen={isOpen}
    summary={
      <>
        <h3>{stage.name}</h3> <VerdictMark verdict={stage.verdict} />
      </>
    }
  >
    <div className="court-sides">
      {stage.declared && <DeclaredSide declared={stage.declared} pair={pair} />}
      <section className="court-measured" aria-label="Measured">
        <h4>The log shows</h4>
        {stage.vocabulary === 'map' && stage.stage !== null && (
          <p className="dimmed small">
            The two come from different sources: paths are told in the states of the map.
          </p>
        )}
        {stage.questions.map((one) => (
          <QuestionEvidence key={one.question} one={one} pair={pair} of={of} />
        ))}
      </section>
    </div>
  </Opened>
)
