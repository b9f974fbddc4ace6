/** Said wherever figures come from simulated data. */
export const SimulatedNotice = ({ whole = true }: { whole?: boolean }) => (
  <p className="banner" role="note">
    <strong>Simulated.</strong>{' '}
    {whole ? 'The data on this page is simulated' : 'Some of the data on this page is simulated'}: it shows
    how Millrace works, and says nothing about real customers or real work.
  </p>
)
