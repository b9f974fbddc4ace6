import { Link } from '@tanstack/react-router'
import { Title } from '@mantine/core'
import { useTitle } from './title.ts'

export const NotFoundPage = () => {
  useTitle('Not found')
  return (
    <div className="notice">
      <Title order={1}>There is no such page</Title>
      <p>
        The address may have a typing error, or what it named may have left the map. All that there is can be
        reached from <Link to="/">the streams</Link> and <Link to="/items">the items</Link>.
      </p>
    </div>
  )
}
