import { Link } from '@tanstack/react-router'

/** A code of the check, leading to what it means. */
export const RuleLink = ({ code }: { code: string }) => (
  <Link to="/rules/$code" params={{ code }}>
    {code}
  </Link>
)
