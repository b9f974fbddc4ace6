/** What is around every page. */
import { Suspense } from 'react'
import { Link, Outlet } from '@tanstack/react-router'
import { useLive } from '../api/live.ts'
import { PageSkeleton } from '../parts/page-skeleton.tsx'
import { LiveStatus, TaskProgress } from './live-status.tsx'
import { Mark } from './mark.tsx'
import { SchemeToggle } from './scheme-toggle.tsx'

export const Shell = () => {
  const { status, progress } = useLive()
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
          <nav aria-label="Pages">
            <Link to="/" activeOptions={{ exact: true }}>
              Streams
            </Link>
            <Link to="/items">Items</Link>
          </nav>
          <LiveStatus status={status} />
          <SchemeToggle />
        </div>
        {progress && <TaskProgress task={progress} />}
      </header>
      <main id="content" tabIndex={-1}>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
    </>
  )
}
