/** Editing the map in the web app, by keyboard and pointer: what is typed reaches the file, every other byte stays. */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { serveMap, type MapServer } from './map-server.ts'
import { axeViolations, settled, visit, type Visit } from './pages.ts'

/** Written as people write: comments, odd spacing, quotes of both kinds, flow style, Windows' line ends. */
const MAP = `# The map of the fair market.
organisation: { name: "Fair Market",   timeZone: Europe/Berlin }

slices:
  consumers:   # everybody who buys
    name: 'Consumers'
    outcome: { when: "the goods arrive", finishLine: within 2 days }
  new-ones: { name: New shoppers, within: consumers }
journey:
  stages: { discover: { name: Discover }, purchase: { name: Purchase }, receive: { name: Receive } }
grid:
  consumers:
    discover: { intent: Find it, value: A short list, outcome: A product is opened, metric: Visits }
    receive: does not apply

streams:
  shop:
    name: Shopping
    promise: >-
      Shoppers get the right goods
      without friction.
    for: [ consumers ]
    trigger:   A shopper looks for goods   # not an order
    finishLine: The goods are received
    outcome: The shopper has the right goods
    stages: [discover, purchase, receive]
    northStar: { name: Conversion }
    owner: Shop team
    risks:
      - Drop-offs      # the first to mend
      - Double charges
`.replaceAll('\n', '\r\n')

let browser: Browser
let server: MapServer
let visits: Visit[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  server = await serveMap({ 'map.yaml': MAP })
})
afterEach(async () => {
  await Promise.all(visits.map(({ leave }) => leave()))
  visits = []
  await server.write('map.yaml', MAP)
})
afterAll(async () => {
  await server?.close()
})

const open = async (path: string, url = server.url): Promise<Page> => {
  const visited = await visit(browser, url + path)
  visits.push(visited)
  return visited.page
}

const note = (page: Page): Locator => page.getByRole('status').filter({ hasText: 'Saved.' })
const saved = (page: Page): Promise<void> => note(page).waitFor()
/** The file with one text in it replaced, which must be there once. */
const replaced = (old: string, now: string): string => {
  expect(MAP.split(old)).toHaveLength(2)
  return MAP.replace(old, now)
}

describe('the card', () => {
  test('a text is changed in its place, seen before it is written, and the focus comes back', async () => {
    const page = await open('/streams/shop/card')
    const edit = page.getByRole('button', { name: 'Edit: Shopping: promise' })
    await edit.focus()
    await page.keyboard.press('Enter')
    const trigger = page.getByRole('textbox', { name: 'Trigger' })
    expect(await trigger.inputValue()).toBe('A shopper looks for goods')
    await trigger.fill('A shopper needs something')
    await page.getByRole('button', { name: 'Show what will be written' }).click()
    const lines = page.getByRole('region', { name: 'Change of map.yaml, line 23' }).locator('.line')
    await lines.first().waitFor()
    expect((await lines.allTextContents()).map((line) => line.trimEnd())).toEqual([
      'removed: −    trigger:   A shopper looks for goods   # not an order',
      'added: +    trigger:   A shopper needs something   # not an order',
    ])
    expect(await server.read('map.yaml')).toBe(MAP)
    await page.getByRole('button', { name: 'Save' }).click()
    await saved(page)
    expect(await server.read('map.yaml')).toBe(
      replaced('A shopper looks for goods', 'A shopper needs something'),
    )
    expect(await note(page).innerText()).toContain('map.yaml:23')
    await expect.poll(() => edit.evaluate((button) => button === document.activeElement)).toBe(true)
    expect(await page.getByText('A shopper needs something').count()).toBe(1)
    expect(await axeViolations(page)).toEqual([])
  })

  test('an entry of a list goes, and its own comment with it; another comes', async () => {
    const page = await open('/streams/shop/card')
    await page.getByRole('button', { name: 'Edit: Shopping: risks and failure modes' }).click()
    await page.getByRole('button', { name: 'Remove Risks 2' }).click()
    await page.getByRole('button', { name: 'Add to risks' }).click()
    await page.getByRole('textbox', { name: 'Risks 2' }).fill('Wrong items')
    await page.getByRole('button', { name: 'Save' }).click()
    await saved(page)
    expect(await server.read('map.yaml')).toBe(replaced('Double charges', 'Wrong items'))
  })

  test('what must be there is asked for, and nothing is written', async () => {
    const page = await open('/streams/shop/card')
    await page.getByRole('button', { name: 'Edit: Shopping: promise' }).click()
    await page.getByRole('textbox', { name: 'Finish line' }).fill(' ')
    await page.getByRole('button', { name: 'Save' }).click()
    const field = page.getByRole('textbox', { name: 'Finish line' })
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await page.getByText('This is needed.').count()).toBe(1)
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Cancel' }).click()
    expect(await server.read('map.yaml')).toBe(MAP)
  })

  test('what would break the map is shown first, and written only if it is meant', async () => {
    const page = await open('/streams/shop/card')
    await page.getByRole('button', { name: 'Edit: Shopping: stages' }).click()
    const purchase = page.locator('.mantine-MultiSelect-pill', { hasText: 'Purchase' })
    await purchase.locator('button').click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Save' }).click()
    const preview = page.getByRole('region', { name: 'What will be written' })
    await preview.getByRole('link', { name: 'MR201' }).waitFor()
    expect(await server.read('map.yaml')).toBe(MAP)
    await page.getByRole('button', { name: 'Save anyway' }).click()
    await saved(page)
    expect(await server.read('map.yaml')).toBe(
      replaced('stages: [discover, purchase, receive]', 'stages: [discover, receive]'),
    )
    await page.getByRole('link', { name: 'Map', exact: true }).click()
    await page.getByRole('heading', { name: /^Problems: \d+ error/ }).waitFor()
  })
})

describe('the grid', () => {
  test('an empty cell is filled in', async () => {
    const page = await open('/map/grid')
    await page.getByRole('button', { name: 'Fill in: Consumers, Purchase' }).click()
    const dialog = page.getByRole('dialog', { name: 'Consumers × Purchase' })
    await dialog.getByRole('textbox', { name: 'Intent' }).fill('Pay safely')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await saved(page)
    const now = await server.read('map.yaml')
    expect(now).toBe(
      replaced(
        '    receive: does not apply\r\n',
        '    receive: does not apply\r\n    purchase:\r\n      intent: Pay safely\r\n',
      ),
    )
    await page.getByRole('cell', { name: /Pay safely.*Missing: value, outcome, metric/s }).waitFor()
  })

  test('what is inherited is told apart, and offered where it can be replaced', async () => {
    const page = await open('/map/grid?slice=new-ones&stage=discover')
    const dialog = page.getByRole('dialog', { name: 'New shoppers × Discover' })
    const intent = dialog.getByRole('textbox', { name: 'Intent' })
    expect(await intent.getAttribute('placeholder')).toBe('Find it (inherited)')
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'New shoppers' }) })
    expect(
      (await row.getByRole('cell').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim()),
    ).toEqual(['As Consumers', 'Fill in', 'Does not apply As Consumers'])
    await page.getByRole('switch', { name: 'Show what is inherited' }).press('Space')
    expect((await row.getByRole('cell').first().innerText()).replaceAll(/\s+/g, ' ').trim()).toBe(
      'Intent Find it Value A short list Outcome A product is opened Metric Visits As Consumers',
    )
  })

  test('that a step does not apply is written with its reason', async () => {
    const page = await open('/map/grid?slice=consumers&stage=receive')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Why' }).fill('Everything is downloaded')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await saved(page)
    expect(await server.read('map.yaml')).toMatch(
      /\r\n {4}receive:\r\n {6}doesNotApply: Everything is downloaded\r\n/,
    )
  })
})

describe('adding and removing', () => {
  test('a slice gets its id from its name', async () => {
    const page = await open('/map')
    await page.getByRole('button', { name: 'Add a slice' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a slice' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Enterprise buyers')
    expect(await dialog.getByRole('textbox', { name: 'Id' }).inputValue()).toBe('enterprise-buyers')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await saved(page)
    expect(await server.read('map.yaml')).toBe(
      replaced(
        'within: consumers }\r\n',
        'within: consumers }\r\n  enterprise-buyers: { name: Enterprise buyers }\r\n',
      ),
    )
    await page.getByRole('listitem').filter({ hasText: 'Enterprise buyers' }).first().waitFor()
  })

  test('an id that is taken is refused', async () => {
    const page = await open('/map')
    await page.getByRole('button', { name: 'Add a slice' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a slice' })
    await dialog.getByRole('textbox', { name: 'Id' }).fill('consumers')
    await dialog.getByText('There is a slice of this id already.').waitFor()
    expect(await dialog.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('')
  })

  test('the first card of a folder without a map', async () => {
    const empty = await serveMap({})
    const page = await open('/map', empty.url)
    await page.getByRole('button', { name: 'Add a slice' }).click()
    const slice = page.getByRole('dialog', { name: 'Add a slice' })
    await slice.getByRole('textbox', { name: 'Name' }).fill('Shoppers')
    await slice.getByRole('button', { name: 'Save' }).click()
    await saved(page)
    await page.getByRole('button', { name: 'Add a stream' }).click()
    const card = page.getByRole('dialog', { name: 'Add a stream' })
    for (const [name, text] of [
      ['Name', 'Shopping'],
      ['Promise', 'Shoppers get the right goods'],
      ['Trigger', 'A need'],
      ['Finish line', 'The goods are received'],
      ['Outcome', 'The need is met'],
    ] as const) {
      await card.getByRole('textbox', { name, exact: true }).fill(text)
    }
    await card.getByRole('combobox', { name: 'For' }).click()
    await page.getByRole('option', { name: 'Shoppers (shoppers)' }).click()
    await card.getByRole('button', { name: 'Save', exact: true }).click()
    // A stream without north star breaks a must: it is said, and can be mended later.
    await card.getByRole('button', { name: 'Save anyway' }).click()
    await page.getByRole('link', { name: 'Shopping', exact: true }).first().waitFor()
    expect(await empty.read('slices.yaml')).toBe(`slices:
  shoppers:
    name: Shoppers
streams:
  shopping:
    name: Shopping
    promise: Shoppers get the right goods
    for: [shoppers]
    trigger: A need
    finishLine: The goods are received
    outcome: The need is met
`)
    await empty.close()
  })

  test('what is removed is seen first, with what breaks by it', async () => {
    const page = await open('/map/contents/slices/consumers')
    await page.getByRole('heading', { name: 'Referred to by' }).waitFor()
    expect(
      await page.getByRole('region', { name: 'Referred to by' }).getByRole('listitem').allInnerTexts(),
    ).toEqual(['New shoppers slice', 'Shopping stream'])
    await page.getByRole('button', { name: 'Remove this slice' }).click()
    const dialog = page.getByRole('dialog', { name: 'Remove Consumers' })
    await dialog
      .getByText(/There is no slice consumers/)
      .first()
      .waitFor()
    expect(await axeViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    expect(await server.read('map.yaml')).toBe(MAP)
  })
})

describe('problems', () => {
  test('are told first, explained, and mended by their fix', async () => {
    const broken = MAP.replace('for: [ consumers ]', 'for: [ consumer ]')
    await server.write('map.yaml', broken)
    const page = await open('/map')
    const problem = page.getByRole('listitem').filter({ hasText: 'There is no slice consumer.' })
    expect(await problem.innerText()).toContain('map.yaml:22:12')
    await problem.getByRole('button', { name: /Change .*consumer.* to .*consumers/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await saved(page)
    expect(await server.read('map.yaml')).toBe(MAP)
    await problem.waitFor({ state: 'detached' })
  })

  test('a code leads to what it means', async () => {
    await server.write('map.yaml', MAP.replace('for: [ consumers ]', 'for: [ consumer ]'))
    const page = await open('/map')
    await page.getByRole('link', { name: 'MR101' }).first().click()
    await page.getByRole('heading', { level: 1, name: /^MR101: / }).waitFor()
  })
})

describe('somebody else changes the files', () => {
  const startTyping = async (): Promise<Page> => {
    const page = await open('/streams/shop/card')
    await page.getByRole('button', { name: 'Edit: Shopping: promise' }).click()
    await page.getByRole('textbox', { name: 'Trigger' }).fill('Mine')
    return page
  }

  test('elsewhere: nothing is overwritten, what was typed is kept and can be saved', async () => {
    const page = await startTyping()
    await server.write('map.yaml', MAP.replace('The goods are received', 'Theirs'))
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('It touches nothing that was changed: you can save it.').waitFor()
    expect(await server.read('map.yaml')).toBe(MAP.replace('The goods are received', 'Theirs'))
    expect(await page.getByRole('textbox', { name: 'Trigger' }).inputValue()).toBe('Mine')
    expect(await page.getByRole('textbox', { name: 'Finish line' }).inputValue()).toBe('Theirs')
    await page.getByRole('button', { name: 'Save' }).click()
    await saved(page)
    expect(await server.read('map.yaml')).toBe(
      MAP.replace('The goods are received', 'Theirs').replace('A shopper looks for goods', 'Mine'),
    )
  })

  test('at the same place: it is said while one is still typing', async () => {
    const page = await startTyping()
    await server.write('map.yaml', MAP.replace('A shopper looks for goods', 'Theirs'))
    await server.reload()
    await page.getByText('Saving it replaces what now stands here:').waitFor()
    expect(await page.getByRole('alert').getByRole('listitem').allInnerTexts()).toEqual(['Trigger'])
    expect(await page.getByRole('textbox', { name: 'Trigger' }).inputValue()).toBe('Mine')
    expect(await axeViolations(page)).toEqual([])
  })

  test('pages that are only read follow', async () => {
    const page = await open('/map')
    await server.write('map.yaml', MAP.replace('name: Shopping', 'name: Buying'))
    await server.reload()
    await page.getByRole('link', { name: 'Buying', exact: true }).first().waitFor()
  })
})

test('a thing in a drawing leads to its page without loading the app anew', async () => {
  const page = await open('/map')
  await page.evaluate(() => Object.assign(window, { stayed: true }))
  await page.locator('.drawing a[href="/streams/shop/card"]').first().click()
  await page.getByRole('heading', { level: 1, name: 'Shopping' }).waitFor()
  await settled(page)
  expect(await page.evaluate(() => 'stayed' in window)).toBe(true)
})
