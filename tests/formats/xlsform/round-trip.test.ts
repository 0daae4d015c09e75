import { readFileSync } from 'node:fs'

import { beforeAll, describe, expect, it } from 'vitest'

import { readXlsForm, type ReadXlsForm } from '#app/formats/xlsform/read-xlsform.ts'
import { writeXlsForm } from '#app/formats/xlsform/write-xlsform.ts'
import { formQuestionnaires } from '#app/services/reference/form-questionnaires.ts'
import { checkQuestionnaire } from '#app/survey/questionnaire/check-questionnaire.ts'
import type { Condition, Item } from '#app/survey/item.ts'
import type { QuestionnaireContent } from '#app/survey/questionnaire/questionnaire.ts'
import { CHOICES, SETTINGS, SURVEY } from './common-form.ts'
import { makeWorkbook } from './make-workbook.ts'

const AS = { code: 'made', form: 'own', version: '1' }

async function read(bytes: Uint8Array): Promise<ReadXlsForm> {
  const form = await readXlsForm(bytes)
  if ('problems' in form) throw new Error(JSON.stringify(form.problems))
  return form
}

async function again(content: QuestionnaireContent): Promise<ReadXlsForm> {
  return read(await writeXlsForm(content, AS))
}

describe('a questionnaire of the bank', () => {
  const bank: unknown = JSON.parse(readFileSync('prisma/reference/question-bank.json', 'utf8'))

  it.each(formQuestionnaires(bank).map(({ code, form, content }) => [code, form, content] as const))(
    'comes back from an XLSForm as it went in: %s',
    async (code, form, content) => {
      const back = await read(await writeXlsForm(content, { code, form, version: '1' }))
      expect(back.content).toEqual(content)
      expect(JSON.stringify(back.content)).toBe(JSON.stringify(content))
      expect([back.code, back.form]).toEqual([code, form])
      expect(back.notCarried.map(({ column }) => column)).toEqual(['version'])
    },
  )
})

describe('a form with the common features of the reference', () => {
  let form: ReadXlsForm
  const item = (code: string): Item => {
    const found = form.content.items.find((one) => one.code === code)
    if (!found) throw new Error(`no item ${code}`)
    return found
  }
  const noted = (what: string) =>
    form.notCarried.filter((one) => one.what === what).map(({ row, column, value }) => [row, column, value])

  beforeAll(async () => {
    form = await read(
      await makeWorkbook({ survey: SURVEY, choices: CHOICES, settings: SETTINGS, notes: [['a'], ['b']] }),
    )
  })

  it('gives the same questionnaire after it was written and read again', async () => {
    const back = await again(form.content)
    expect(back.content).toEqual(form.content)
    expect(back.notCarried.map(({ column }) => column)).toEqual(['version'])
    expect(checkQuestionnaire(form.content)).toEqual([])
  })

  it('carries types, lists, languages and limits over', () => {
    expect(item('sex')).toMatchObject({ type: 'single_choice', required: true })
    expect(item('sex').text).toEqual({ 'zh-CN': '您的性别？', en: 'Your sex?' })
    expect(item('sex').options.map(({ value, missing }) => [value, missing ?? false])).toEqual([
      ['f', false],
      ['m', false],
      [99, true],
    ])
    expect(item('age')).toMatchObject({ type: 'number', whole: true, min: 15, max: 120 })
    expect(item('weight')).toMatchObject({ type: 'number', min: 0.5 })
    expect(item('mood')).toMatchObject({ type: 'number', whole: true, min: 0, max: 10 })
    expect(item('ways')).toMatchObject({ type: 'multiple_choice', max_chosen: 2, randomise_options: true })
    expect(item('order')).toMatchObject({ type: 'ranking', max_ranked: 2 })
    expect(item('remark')).toMatchObject({ type: 'open_text', max_length: 100, required: false })
    expect(form.content.title).toEqual({ 'zh-CN': '', en: 'Travel in the city' })
    expect(form.code).toBe('travel-2024')
  })

  it('turns or_other into an option and a question for those who chose it', () => {
    expect(item('ways').options.at(-1)?.value).toBe('other')
    expect(item('ways_other')).toMatchObject({
      type: 'open_text',
      show_if: { item: 'ways', values: ['other'] },
    })
  })

  it('puts a note before the question it leads to', () => {
    expect(item('ways').hint?.en).toBe('Now about your way to work.\nChoose up to two.')
    expect(noted('noteAsHint')).toHaveLength(2)
  })

  it('translates conditions, those of groups included', () => {
    const grown: Condition = { item: 'age', compare: '>=', than: 18 }
    expect(item('works').show_if).toEqual(grown)
    expect(item('ways').show_if).toEqual({ all: [grown, { item: 'works', values: [1] }] })
    expect(item('order').show_if).toEqual({
      all: [
        grown,
        { any: [{ item: 'ways', values: ['bus', 'bike'] }, { not: { item: 'sex', values: ['f'] } }] },
        { item: 'works', answered: true },
      ],
    })
  })

  it('lists what it cannot carry over, by row and column', () => {
    expect(noted('type')).toEqual([
      [2, 'type', 'start'],
      [13, 'type', 'geopoint'],
      [14, 'type', 'calculate'],
      [17, 'type', 'nps'],
    ])
    expect(noted('expression')).toEqual([[15, 'relevant', '${age} > ${weight}']])
    expect(noted('constraint')).toEqual([[15, 'constraint', "regex(., '^[a-z]+$')"]])
    expect(noted('required')).toEqual([[15, 'required', '${age} > 20']])
    expect(noted('renamed')).toEqual([[15, 'name', 'nick-name']])
    expect(noted('media')).toEqual([[4, 'media::image', 'sex.png']])
    expect(noted('language')).toEqual([[3, 'label::Français (fr)', 'Bienvenue']])
    expect(noted('parameter')).toEqual([[11, 'parameters', 'randomize=true, seed=1']])
    expect(noted('groupLabel')).toEqual([[6, 'label::English (en)', 'Work']])
    expect(noted('repeat')).toEqual([])
    expect(noted('disabled')).toEqual([[16, 'disabled', 'yes']])
    expect(noted('setting')).toEqual([
      [2, 'version', '3'],
      [2, 'style', 'pages'],
    ])
    expect(noted('sheet')).toEqual([[1, '', '']])
    expect(noted('column')).toEqual([
      [4, 'appearance', 'quick'],
      [7, 'default', '1'],
      [9, 'choice_filter', 'area = ${sex}'],
      [2, 'area', 'north'],
    ])
  })
})

describe('a file that is no XLSForm', () => {
  const code = async (bytes: Uint8Array) => {
    const form = await readXlsForm(bytes)
    return 'problems' in form ? form.problems.map((problem) => problem.code) : []
  }

  it('is refused with the reason', async () => {
    expect(await code(Buffer.from('type,name\n'))).toEqual(['NOT_XLSX'])
    expect(await code(await makeWorkbook({ choices: CHOICES }))).toEqual(['NO_SURVEY'])
    expect(
      await code(
        await makeWorkbook({
          survey: [
            ['name', 'label'],
            ['a', 'A'],
          ],
        }),
      ),
    ).toEqual(['MISSING_COLUMN'])
  })

  it('is not unpacked when it says that it would swell', async () => {
    const bytes = Buffer.from(await makeWorkbook({ survey: SURVEY }))
    const entry = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    bytes.writeUInt32LE(2_000_000_000, entry + 24)
    expect(await code(bytes)).toEqual(['TOO_LARGE'])
  })
})
