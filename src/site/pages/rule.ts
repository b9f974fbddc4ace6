/** What a code of the check means. */
import { ruleFile, type Context, type Page, type RuleText } from '../context.ts'
import { raw } from '../html.ts'
import { markdown } from '../markdown.ts'

export const rulePage = ({ explained }: Context, { code, name, text }: RuleText): Page => ({
  file: ruleFile(code),
  title: `${code}: ${name}`,
  lead: '',
  // Its heading is the title already. Of the other rules, the site has those of which something was found.
  body: raw(
    markdown(text.replace(/^# .*\n/, ''), (href) => {
      const other = /^(?<code>MR\d{3})\.md$/.exec(href)?.groups?.['code']
      return other !== undefined && explained.some((one) => one.code === other) ? ruleFile(other) : null
    }),
  ),
})
