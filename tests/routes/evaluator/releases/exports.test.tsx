import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { loadTranslations } from '#app/platform/i18n.server.ts'
import { loader as publicFile } from '#app/routes/api/releases-public-file.ts'
import { loader as codebook } from '#app/routes/evaluator/releases/codebook.tsx'
import { action, loader as exports } from '#app/routes/evaluator/releases/exports.tsx'
import { makePublicFile } from '#app/services/analysis/export/public-file/make-public-file.server.ts'
import { CodebookTable } from '#app/ui/staff/exports/codebook-table.tsx'
import { JobList } from '#app/ui/staff/exports/job-list.tsx'
import { PublicFileSection } from '#app/ui/staff/exports/public-file-section.tsx'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'
import { addStaff, contextOf, NOW, requestOf, tokenOf } from '#tests/support/records/staff.ts'
import { renderPage } from '#tests/support/render-page.tsx'

let db: TestDatabase
let release: string
let session: string
let file: string
beforeAll(async () => {
  loadTranslations('locales')
  db = await openTestDatabase('reference')
  release = await makeReleasedWave(db)
  await addStaff(db, 'eva', 'evaluator')
  session = await tokenOf(db, 'eva')
  const made = await makePublicFile(db, release, { k: 10, actor: 'eva', now: NOW })
  if (made.outcome === 'refused') throw new Error(made.error.code)
  file = made.id
})
afterAll(() => db.remove())

const asking = (path: string, who: string | null = session) => ({
  request: requestOf(path, who),
  context: contextOf(db),
  params: { release },
})

describe('the pages of exports', () => {
  it('show what has been made, in both languages', async () => {
    const { page } = (await exports(asking(`/evaluator/releases/${release}/exports`))).data
    const { jobs, publicFiles, formats } = page.value
    expect(jobs).toEqual([])
    expect(formats).toContain('csv')
    for (const language of ['zh-CN', 'en'] as const) {
      const section = (
        <PublicFileSection
          file={publicFiles[0]!}
          path="/exports"
          addressOf={(one) => `/file?format=${one}`}
          formats={['csv']}
          settled={false}
        />
      )
      const html = renderPage(section, language)
      expect(html).toContain(file)
      expect(html).toContain('value="publish"')
      expect(renderPage(<JobList jobs={[]} path="/exports" />, language)).not.toBe('')
    }
  })

  it('print every variable with its words in both languages, its values and how many have one', async () => {
    const found = (await codebook(asking(`/evaluator/releases/${release}/codebook`))).codebook.value
    const html = renderPage(<CodebookTable variables={found.variables} />, 'en')
    for (const { name } of found.variables) expect(html).toContain(`<code>${name}</code>`)
    const smile = found.variables.find(({ name }) => name === 'smile_greet_day')!
    expect(smile.valid).toBeGreaterThan(0.8 * found.records)
    expect(smile.valid).toBeLessThan(found.records)
    expect(html).toContain(smile.label['zh-CN'])
    expect(html).toContain(smile.label.en)
  })

  it('do nothing with an empty form', async () => {
    const request = new Request(requestOf('/x', session), {
      method: 'POST',
      body: new URLSearchParams({ intent: '' }),
    })
    const tried = await action({ ...asking('/x'), request })
    expect(tried.init?.status).toBe(422)
  })
})

describe('the public file by machine', () => {
  const ask = (query: string, who: string | null) =>
    publicFile(asking(`/api/v1/releases/${release}/public-file${query}`, who))

  it('is nobody’s but the evaluators’ before it is published', async () => {
    expect((await ask('', null)).status).toBe(404)
    await expect(ask(`?file=${file}`, null)).rejects.toMatchObject({ status: 401 })
    const own = await ask(`?file=${file}`, session)
    expect(own.status).toBe(200)
    expect(await own.text()).toMatch(/^city,sex,age_group,/)
  })
})
