/** A pair of slices in full: verdict, reasons, what the map says otherwise, its stages, and how to record a decision. */
import type { CourtAnswer, DecisionDraft } from '../../flow/court/court-answer.ts'
import { figuresOf } from '../../flow/figures/figure.ts'
import { AddButton } from '../edit/add-dialog.tsx'
import { sectionOf } from '../map/things.ts'
import { Prose } from '../parts/prose.tsx'
import { dateOf } from '../words/instants.ts'
import { StageEvidence } from './stage-evidence.tsx'
import { VerdictMark } from './verdict-mark.tsx'

type Detail = NonNullable<CourtAnswer['detail']>

/** A decision as the form begins with it: who takes it, the form asks. */
const initialOf = ({ kind, about, why, prediction }: DecisionDraft, on: string) => ({
  kind,
  on,
  about,
  why,
  prediction,
})

const Drafts = ({ drafts, on }: { drafts: readonly DecisionDraft[]; on: string }) => (
  <section aria-labelledby="decide">
    <h3 id="decide">Decide</h3>
    <p className="dimmed">
      A decision goes into the map with its reason and a prediction, so that it can be refuted later. The form
      begins with the evidence; all of it can be changed.
    </p>
    <div className="head-buttons">
      {drafts.map((draft) => (
        <AddButton
          key={draft.id}
          section={sectionOf('decisions')}
          label={draft.kind === 'split' ? 'Record a split' : 'Record a merge'}
          initial={initialOf(draft, on)}
        />
      ))}
    </div>
  </section>
)

export const PairEvidence = ({ detail, answer }: { detail: Detail; answer: CourtAnswer }) => {
  const { pair, stages, drafts } = detail
  const of = figuresOf(answer)
  const telling = stages.findIndex(({ verdict }) => verdict === pair.verdict)
  return (
    <section className="stack" aria-labelledby="pair">
      <div className="card court-pair">
        <h2 id="pair">
          {pair.a.name} and {pair.b.name}
        </h2>
        <p className="court-verdict">
          <VerdictMark verdict={pair.verdict} />
        </p>
        <ul className="plain">
          {pair.reasons.map((reason) => (
            <li key={reason}>
              <Prose text={reason} />
            </li>
          ))}
        </ul>
        {pair.disagreements.length > 0 && (
          <>
            <h3>The map says otherwise</h3>
            <ul className="plain">
              {pair.disagreements.map(({ kind, words }) => (
                <li key={words}>
                  <span className="tag warn">{kind}</span> <Prose text={words} />
                </li>
              ))}
            </ul>
          </>
        )}
        <Drafts drafts={drafts} on={dateOf(answer.window.asOf)} />
      </div>
      {stages.map((stage, i) => (
        <StageEvidence key={stage.stage ?? '*'} stage={stage} pair={pair} of={of} isOpen={i === telling} />
      ))}
    </section>
  )
}
