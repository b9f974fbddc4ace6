/** What is around every page. */
import { Suspense, useEffect, useRef } from 'react'
import { Link, Outlet, useRouter } from '@tanstack/react-router'
import { AlertsLink } from '../alerts/alerts-link.tsx'
import { useLive } from '../api/live.ts'
import { RevisedNotice } from '../explain/revised.tsx'
import { NotesProvider } from '../edit/notes.tsx'
import { PageSkeleton } from '../parts/page-skeleton.tsx'
import { LiveStatus, TaskProgress } from './live-status.tsx'
import { Mark } from './mark.tsx'
import { SchemeToggle } from './scheme-toggle.tsx'

export const Shell = () => {
  const { status, progress, revised, seen } = useLive()
  const navs = useRef<HTMLDivElement>(null)
  const router = useRouter()
  useEffect(() => {
    // In a narrow window the bar scrolls: where one is must be seen.
    const show = (): void =>
      navs.current
        ?.querySelector('[aria-current="page"]')
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    show()
    return router.subscribe('onRendered', show)
  }, [router])
  return (
    <>
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="bar">
        <div className="bar-inner">
          <Link to="/" className="brand">
            <Mark />
            Millrace
          </Link>
          <div className="navs" ref={navs}>
            <nav aria-label="Measures">
              <Link to="/" activeOptions={{ exact: true }}>
                Streams
              </Link>
              <Link to="/items">Items</Link>
              <Link to="/compare" activeOptions={{ includeSearch: false }}>
                Compare
              </Link>
              <Link to="/changes" activeOptions={{ includeSearch: false }}>
                Changes
              </Link>
              <AlertsLink />
              <Link to="/health" className="nowrap" activeOptions={{ includeSearch: false }}>
                Data health
              </Link>
              <Link to="/effect" activeOptions={{ includeSearch: false }}>
                Effect
              </Link>
              <Link to="/coverage" activeOptions={{ includeSearch: false }}>
                Coverage
              </Link>
            </nav>
            <nav aria-label="Map">
              <Link to="/map" activeOptions={{ exact: true }}>
                Map
              </Link>
              <Link to="/map/grid" activeOptions={{ includeSearch: false }}>
                Grid
              </Link>
              <Link to="/court" activeOptions={{ includeSearch: false }}>
                Court
              </Link>
              <Link to="/map/seams">Seams</Link>
              <Link to="/map/network">Network</Link>
              <Link to="/map/decisions">Decisions</Link>
              <Link to="/map/contents">Contents</Link>
            </nav>
          </div>
          <LiveStatus status={status} />
          <SchemeToggle />
        </div>
        {progress && <TaskProgress task={progress} />}
        {revised > 0 && <RevisedNotice periods={revised} onClose={seen} />}
      </header>
      <NotesProvider>
        <main id="content" tabIndex={-1}>
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </main>
      </NotesProvider>
    </>
  )
}
