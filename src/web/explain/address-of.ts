/** The way from the key of a figure (`flowTime.p85?measured=work&…`) to the parameters of its page. */
export const addressOf = (key: string): Record<string, string> => {
  const [figure = '', query = ''] = key.split('?')
  return { figure, ...Object.fromEntries(new URLSearchParams(query)) }
}
