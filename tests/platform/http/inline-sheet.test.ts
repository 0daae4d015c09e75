import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, expect, test } from 'vitest'

import { inlineSheet } from '#app/platform/http/inline-sheet.server.ts'
import { scratchFolder } from '#tests/support/scratch-folder.ts'

const CSS = 'h1{margin:0}/* $& stays */'
const folder = scratchFolder()
const page = (name: string) =>
  `<head><link rel="stylesheet" href="/assets/${name}.css"/></head><body>a</body>`

beforeAll(() => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets/own.css'), CSS)
  writeFileSync(join(folder, 'assets/ends.css'), 'a{content:"</style>"}')
})

test('the sheet stands in the page, letter by letter, and is allowed by its hash', async () => {
  const hash = createHash('sha256').update(CSS).digest('base64')
  expect(await inlineSheet(page('own'), folder)).toEqual({
    html: `<head><style>${CSS}</style></head><body>a</body>`,
    styleSource: `'sha256-${hash}'`,
  })
})

test.each(['missing', 'ends'])('a sheet that is %s, or could end its element, stays a link', async (name) => {
  expect(await inlineSheet(page(name), folder)).toEqual({ html: page(name), styleSource: null })
})

test('a page without a sheet stays as it is', async () => {
  expect(await inlineSheet('<p>a</p>', folder)).toEqual({ html: '<p>a</p>', styleSource: null })
})
