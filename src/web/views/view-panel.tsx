/** A view with all that explains it: the figure in words, chart, table, definition, the items behind it, exports. */
import { useCallback, useMemo, type ReactNode } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { tablesOf } from '../../flow/views/tables.ts'
import type { ViewAnswer } from '../../flow/view-answers.ts'
import { Chart } from '../chart/chart.tsx'
import { usePalette } from '../chart/look.ts'
import { WaysToRead } from '../explain/ways-to-read.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { itemsBehind } from '../stream/figure-items.ts'
import { countOf } from '../words/figures.ts'
import { MEASURED_NAMES } from '../words/names.ts'
import { ExportMenu } from './export-menu.tsx'
import { showView } from './show-view.tsx'
import type { Shown } from './show.ts'
import { VIEW_NAMES } from './view-names.ts'
import { ViewTable } from './view-table.tsx'

const Charts = ({ shown, large }: { shown: Shown; large: boolean }) => {
  const navigate = useNavigate()
  const open = useCallback(
    (id: string) => {
      const [source, item] = JSON.parse(id) as [string, string]
      void navigate({ to: '/items/$source/$item', params: { source, item } })
    },
    [navigate],
  )
  return (
    <>
      {shown.charts.map((chart, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- the charts of a view are always the same ones
        <div key={i} className="view-chart">
          {chart.name !== undefined && <h3>{chart.name}</h3>}
          <Chart
            option={chart.option}
            height={large ? Math.round(chart.height * 1.5) : chart.height}
            label={chart.label}
            onPick={chart.opensItems ? open : undefined}
          />
        </div>
      ))}
      {shown.words}
    </>
  )
}

interface ViewPanelProps {
  readonly answer: ViewAnswer
  /** The page of this view alone. */
  readonly large?: boolean
  /** Choices of the view itself, such as how time is counted. */
  readonly choices?: ReactNode
  /** Which side of a comparison it is. */
  readonly side?: 'A' | 'B'
  /** The way to the view's own page. */
  readonly more?: ReactNode
}

export const ViewPanel = ({ answer, large = false, choices, side, more }: ViewPanelProps) => {
  const palette = usePalette()
  const { noun } = MEASURED_NAMES[answer.of.measured]
  const shown = useMemo(() => showView({ answer, noun, palette }), [answer, noun, palette])
  const tables = useMemo(() => tablesOf(answer), [answer])
  const { name, asks } = VIEW_NAMES[answer.view]
  const nothing = shown.nothing && <Nothing kind={shown.nothing.kind} why={shown.nothing.why} />
  const id = `view-${answer.view}${side ?? ''}`
  return (
    <section className={large ? 'card panel panel-large' : 'card panel'} aria-labelledby={id}>
      <header>
        <div className="panel-head">
          <h2 id={id}>
            {name}
            {side && ` of ${side}`}
          </h2>
          <ExportMenu answer={answer} charts={shown.nothing ? [] : shown.charts} />
        </div>
        {large && <p className="dimmed">{asks}</p>}
        <p className="panel-figure">{shown.figure}</p>
        <p className="dimmed">{shown.note}</p>
      </header>
      {choices}
      <WaysToRead
        name={name}
        ways={[
          { name: 'Chart', shown: nothing ?? <Charts shown={shown} large={large} /> },
          {
            name: 'Table',
            shown: nothing ?? tables.map((table) => <ViewTable key={table.title} table={table} />),
          },
        ]}
        metrics={[answer.metric]}
      />
      <footer>
        <Link to="/items" search={itemsBehind(answer, shown.behind)}>
          {shown.n === null
            ? `The ${noun}s behind this figure`
            : `${countOf(shown.n, noun)} behind this figure`}
        </Link>
        {shown.leftOut && shown.leftOut.length > 0 && (
          <span>
            Left out:{' '}
            {shown.leftOut.map(({ words, search }, i) => (
              <span key={words}>
                {i > 0 && ', '}
                <Link to="/items" search={search}>
                  {words}
                </Link>
              </span>
            ))}
          </span>
        )}
        {more}
      </footer>
    </section>
  )
}
