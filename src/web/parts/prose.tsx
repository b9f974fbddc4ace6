/** Messages quote what stands in files and commands between backticks: that part is shown as code. */
export const Prose = ({ text }: { text: string }) =>
  text.split('`').map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part))
