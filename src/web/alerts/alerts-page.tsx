/** What needs attention, who was told of it, and what is over. */
import { useEffect } from 'react'
import { Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { AlertAnswer, AlertsAnswer } from '../../flow/alert-answers.ts'
import { alertsQuery } from '../api/alert-queries.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { Instant } from '../parts/instant.tsx'
import { PageSkeleton } from '../parts/page-skeleton.tsx'
import { SimulatedNotice } from '../parts/simulated-notice.tsx'
import { useTitle } from '../shell/title.ts'
import { count, countOf } from '../words/figures.ts'
import { AlertsTable } from './alerts-table.tsx'
import { HowTo } from './how-to.tsx'
import { ReceiversTable } from './receivers-table.tsx'

const GROUPS = [
  { cause: 'target', title: 'Targets breached' },
  { cause: 'stale', title: 'Sources gone silent' },
  { cause: 'expectation', title: 'Items older than expected' },
] as const

const Open = ({ answer }: { answer: AlertsAnswer }) =>
  GROUPS.map(({ cause, title }) => {
    const alerts = answer.open.filter((alert) => alert.cause === cause)
    if (alerts.length === 0) return null
    return (
      <section key={cause} className="stack" aria-labelledby={`open-${cause}`}>
        <h2 id={`open-${cause}`}>
          {title} <span className="dimmed">{count(alerts.length)}</span>
        </h2>
        <AlertsTable label={title} alerts={alerts} />
      </section>
    )
  })

/** When it was looked, and at what. */
const Looked = ({ answer }: { answer: AlertsAnswer }) => {
  const { checked, watched } = answer
  const what = [
    countOf(watched.targets, 'target'),
    countOf(watched.expectations, 'service level expectation'),
    countOf(watched.sources, 'source'),
  ].join(', ')
  return (
    <p className="dimmed">
      {checked === null ? (
        <>Not looked yet since the server was started: the first look comes within a minute.</>
      ) : (
        <>
          Last looked <Instant at={checked} />
        </>
      )}{' '}
      · {what}
    </p>
  )
}

const headline = ({ openTotal, unacknowledged }: AlertsAnswer): string =>
  openTotal === 0
    ? 'Nothing needs attention.'
    : `${countOf(openTotal, 'alert')} open, ${count(unacknowledged)} not acknowledged.`

/** A message links to the alert that it tells of: once the table is there, that row is what is to be seen. */
const useShown = (alerts: readonly AlertAnswer[] | undefined): void => {
  const known = alerts !== undefined
  useEffect(() => {
    if (known && window.location.hash !== '')
      document.getElementById(window.location.hash.slice(1))?.scrollIntoView({ block: 'center' })
  }, [known])
}

const Alerts = ({ answer }: { answer: AlertsAnswer }) => {
  const { open, openTotal, past, pastTotal, receivers } = answer
  return (
    <div className="stack">
      {open.some(({ simulated }) => simulated) && (
        <SimulatedNotice whole={open.every(({ simulated }) => simulated)} />
      )}
      <div>
        <Title order={1}>Alerts</Title>
        <p role="status">{headline(answer)}</p>
        <Looked answer={answer} />
      </div>
      <Open answer={answer} />
      {openTotal > open.length && (
        <p className="dimmed">
          {count(openTotal - open.length)} more are open: the most urgent are shown. Where so many items are
          older than expected, the expectation is to be looked at first.
        </p>
      )}
      <section className="stack" aria-labelledby="receivers">
        <h2 id="receivers">Who is told</h2>
        {receivers.length === 0 ? (
          <p className="dimmed">The map names nobody. How to name somebody is said below.</p>
        ) : (
          <ReceiversTable receivers={receivers} />
        )}
      </section>
      {past.length > 0 && (
        <section className="stack" aria-labelledby="past">
          <h2 id="past">
            Over <span className="dimmed">{count(pastTotal)}</span>
          </h2>
          <AlertsTable label="Over" alerts={past} />
        </section>
      )}
      <HowTo answer={answer} />
    </div>
  )
}

export const AlertsPage = () => {
  useTitle('Alerts')
  const { data, error, refetch } = useQuery(alertsQuery)
  useShown(data?.open)
  if (data) return <Alerts answer={data} />
  return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
}
