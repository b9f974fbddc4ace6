/** The command can't be carried out as asked. The message says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
