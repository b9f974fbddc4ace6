import { useCallback, useMemo } from 'react'
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { durationInWords } from '../../flow/duration.ts'
import { FLOW_ITEM_TYPES } from '../../flow/facts.ts'
import type { FlowAnswer, ListedItem } from '../../flow/answers.ts'
import { itemsQuery } from '../api/queries.ts'
import { Chart } from '../chart/chart.tsx'
import { flowTimeChart } from '../chart/flow-time-chart.ts'
import { usePalette } from '../chart/look.ts'
import { Duration } from '../parts/duration.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { Instant } from '../parts/instant.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { TypeMark } from '../parts/type-mark.tsx'
import { count, exactSeconds } from '../words/figures.ts'
import { itemsBehind, itemsLeftOut } from './figure-items.ts'
import { MetricPanel, type LeftOut } from './metric-panel.tsx'
import { CHART_HEIGHT, type PanelProps } from './panel.ts'

/** As many dots as are drawn at most; the lines are always of all. */
const MOST_DRAWN = 2000
const MOST_LISTED = 100

/** A window that ends now is asked for without its end, so that it stays the same question as time goes on. */
const recentItems = (answer: FlowAnswer) => {
  const { to, asOf } = answer.window
  return itemsQuery({
    ...itemsBehind(answer, 'flowTime'),
    to: to === asOf ? undefined : to,
    order: 'done',
    descending: 'true',
    limit: MOST_DRAWN,
  })
}

const Dots = ({ answer, noun }: PanelProps) => {
  const palette = usePalette()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(recentItems(answer))
  const option = useMemo(() => data && flowTimeChart(answer, data.items, palette), [answer, data, palette])
  const open = useCallback(
    (id: string) => {
      const [source, item] = JSON.parse(id) as [string, string]
      void navigate({ to: '/items/$source/$item', params: { source, item } })
    },
    [navigate],
  )
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data || !option) return <Skeleton height={CHART_HEIGHT} />
  const { p50, p85, p95 } = answer.flowTime
  const present = FLOW_ITEM_TYPES.filter((type) => data.items.some((item) => item.type === type))
  return (
    <>
      <Chart
        option={option}
        height={CHART_HEIGHT}
        onPick={open}
        label={`Dots: flow time of each ${noun} by the day it was done, with lines at the 50th, 85th and 95th percentile: ${[p50, p85, p95].map(durationInWords).join(', ')}. The table has the figures.`}
      />
      <ul className="share-key" aria-label="Marks">
        {present.map((type) => (
          <li key={type}>
            <TypeMark type={type} />
          </li>
        ))}
      </ul>
      {data.total > data.items.length && (
        <p className="dimmed small">
          The most recent {count(data.items.length)} of {count(data.total)} {noun}s are drawn; the lines are
          of all.
        </p>
      )}
    </>
  )
}

const ItemRow = ({ item }: { item: ListedItem }) => (
  <tr>
    <th scope="row">
      <Link to="/items/$source/$item" params={{ source: item.source, item: item.item }}>
        {item.label}
      </Link>
    </th>
    <td>
      <TypeMark type={item.type} />
    </td>
    <td className="nowrap">
      <Instant at={item.done} />
    </td>
    <td className="number">
      <Duration seconds={item.flowSeconds} />
    </td>
    <td className="number">{item.flowSeconds === null ? '–' : exactSeconds(item.flowSeconds)}</td>
  </tr>
)

const FlowTimeTable = ({ answer, noun }: PanelProps) => {
  const { data } = useQuery(recentItems(answer))
  const { p50, p85, p95, n } = answer.flowTime
  const percentiles = [
    { name: 'p50', share: '50 %', at: p50 },
    { name: 'p85', share: '85 %', at: p85 },
    { name: 'p95', share: '95 %', at: p95 },
  ]
  return (
    <>
      <TableScroll label="Percentiles of flow time">
        <thead>
          <tr>
            <th scope="col">Percentile of n = {count(n)}</th>
            <th scope="col" className="number">
              Flow time
            </th>
            <th scope="col" className="number">
              Exactly
            </th>
          </tr>
        </thead>
        <tbody>
          {percentiles.map(({ name, share, at }) => (
            <tr key={name}>
              <th scope="row">
                {name} <span className="dimmed">{share} within</span>
              </th>
              <td className="number">
                <Duration seconds={at} />
              </td>
              <td className="number">{at === null ? '–' : exactSeconds(at)}</td>
            </tr>
          ))}
        </tbody>
      </TableScroll>
      {data && (
        <TableScroll label={`The ${noun}s done last`}>
          <thead>
            <tr>
              <th scope="col">Done last</th>
              <th scope="col">Type</th>
              <th scope="col">Done</th>
              <th scope="col" className="number">
                Flow time
              </th>
              <th scope="col" className="number">
                Exactly
              </th>
            </tr>
          </thead>
          <tbody>
            {data.items.slice(0, MOST_LISTED).map((item) => (
              <ItemRow key={`${item.source}/${item.item}/${item.pass}`} item={item} />
            ))}
          </tbody>
        </TableScroll>
      )}
    </>
  )
}

const leftOutOf = (answer: FlowAnswer): LeftOut[] => {
  const { startCensored, quarantined, neverStarted } = answer.flowTime
  const search = itemsLeftOut(answer, 'flowTime')
  return [
    { n: startCensored, words: `${count(startCensored)} whose start lies before the known history` },
    { n: quarantined, words: `${count(quarantined)} quarantined` },
    { n: neverStarted, words: `${count(neverStarted)} never in progress` },
  ].flatMap(({ n, words }) => (n > 0 ? [{ words, search }] : []))
}

export const FlowTimePanel = ({ answer, noun }: PanelProps) => {
  const { n, p50, p85, p95 } = answer.flowTime
  return (
    <MetricPanel
      metric="flowTime"
      answer={answer}
      noun={noun}
      n={n}
      figure={
        n === 0 ? (
          'No flow time'
        ) : (
          <>
            85 % within <Duration seconds={p85} />
          </>
        )
      }
      note={
        n === 0 ? (
          'n = 0'
        ) : (
          <>
            50 % within <Duration seconds={p50} /> · 95 % within <Duration seconds={p95} /> · n = {count(n)}
          </>
        )
      }
      nothing={
        n === 0 ? (
          <Nothing kind="no data" why={`No ${noun} done in the window has a flow time.`} />
        ) : undefined
      }
      chart={<Dots answer={answer} noun={noun} />}
      table={<FlowTimeTable answer={answer} noun={noun} />}
      leftOut={leftOutOf(answer)}
    />
  )
}
