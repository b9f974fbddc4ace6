import { Skeleton } from '@mantine/core'

/** Where a page will be. */
export const PageSkeleton = () => (
  <div className="stack" aria-busy="true">
    <span className="unseen">Loading…</span>
    <Skeleton height={34} width="min(24rem, 70%)" />
    <Skeleton height={18} width="min(40rem, 95%)" />
    <Skeleton height={210} />
    <Skeleton height={210} />
  </div>
)
