/** The columns of alerts, one by one and in groups. */
export const AlertColumns = ({ whose }: { whose: 'Stream' | 'Streams' }) => (
  <thead>
    <tr>
      <th scope="col">What</th>
      <th scope="col">{whose}</th>
      <th scope="col">Since</th>
      <th scope="col">Told</th>
      <th scope="col">Acknowledged</th>
    </tr>
  </thead>
)
