/** The only script of the site: it filters a table by what is typed. Without it, all rows are shown. */

export const SCRIPT = `const input = document.querySelector('.filter input')
const rows = [...document.querySelectorAll('[data-filtered] tbody tr')]
const told = document.querySelector('.filter output')
document.querySelector('.filter').hidden = false
input.addEventListener('input', () => {
  const words = input.value.toLocaleLowerCase().split(/\\s+/)
  let shown = 0
  for (const row of rows) {
    const text = row.textContent.toLocaleLowerCase()
    row.hidden = !words.every((word) => text.includes(word))
    if (!row.hidden) shown++
  }
  told.textContent = shown + ' of ' + rows.length
})
`
