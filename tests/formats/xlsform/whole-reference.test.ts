import { expect, it } from 'vitest'

import { readXlsForm, type ReadXlsForm } from '#app/formats/xlsform/read-xlsform.ts'
import { makeWorkbook } from './make-workbook.ts'

/*
 * Everything that the reference table of xlsform.org lists (its `_data/survey.csv`, `choices.csv` and `settings.csv`
 * as of 2024), one after the other: a questionnaire either carries it or says where it was left behind.
 */
const META = [
  'start', 'end', 'today', 'deviceid', 'username', 'subscriberid', 'simserial', 'phonenumber', 'email', 'audit',
] // prettier-ignore
const OTHER_TYPES = [
  'select_one_from_file places.csv', 'select_multiple_from_file places.csv', 'select_one_external places', 'date',
  'time', 'dateTime', 'geopoint', 'geotrace', 'geoshape', 'image', 'audio', 'video', 'file', 'barcode', 'acknowledge',
  'calculate', 'hidden', 'xml-external', 'csv-external',
] // prettier-ignore
const CARRIED_TYPES = {
  'select_one yes_no': 'single_choice',
  'select one yes_no': 'single_choice',
  'select_multiple yes_no': 'multiple_choice',
  'select multiple yes_no': 'multiple_choice',
  'rank yes_no': 'ranking',
  text: 'open_text',
  integer: 'number',
  decimal: 'number',
  range: 'number',
}
/** Columns of the survey sheet that a questionnaire has no place for, each with something in it. */
const LEFT_COLUMNS = {
  'constraint_message::English (en)': 'No.',
  'constraint-msg': 'No.',
  'required_message::English (en)': 'Please.',
  requiredMsg: 'Please.',
  'guidance_hint::English (en)': 'For the interviewer',
  default: 'yes',
  read_only: 'yes',
  trigger: '${other}',
  calculation: '1 + 1',
  choice_filter: 'a = b',
  'repeat-count': '3',
  appearance: 'likert',
  'media::image': 'a.png',
  'media::audio::English (en)': 'a.mp3',
  'media::video': 'a.mp4',
  audio: 'b.mp3',
  'instance::attribute': 'x',
  'bind::attribute': 'x',
  'body::accuracyThreshold': '10',
}
const CHOICES = [
  ['list name', 'name', 'label::English (en)', 'media::audio::English (en)', 'country'],
  ['yes_no', 'yes', 'Yes', 'yes.mp3', 'north'],
  ['yes_no', 'no', 'No', '', ''],
]

async function formOf(
  survey: (string | number)[][],
  settings: (string | number)[][] = [['form_title'], ['Made']],
): Promise<ReadXlsForm> {
  const form = await readXlsForm(await makeWorkbook({ survey, choices: CHOICES, settings }))
  if ('problems' in form) throw new Error(JSON.stringify(form.problems))
  return form
}
const onSurvey = ({ notCarried }: ReadXlsForm) => notCarried.filter(({ sheet }) => sheet === 'survey')

it.each(Object.entries(CARRIED_TYPES))('carries the type %s', async (type, expected) => {
  const form = await formOf([
    ['type', 'name', 'label::English (en)'],
    [type, 'one', 'One?'],
  ])
  expect(form.content.items.map((item) => item.type)).toEqual([expected])
  expect(onSurvey(form)).toEqual([])
})

it.each([...META, ...OTHER_TYPES])('lists the type %s', async (type) => {
  const form = await formOf([
    ['type', 'name', 'label::English (en)'],
    [type, 'one', 'One?'],
  ])
  expect(form.content.items).toEqual([])
  expect(onSurvey(form)).toEqual([{ sheet: 'survey', row: 2, column: 'type', value: type, what: 'type' }])
})

it.each(Object.entries(LEFT_COLUMNS))('lists what stands in the column %s', async (column, value) => {
  const form = await formOf([
    ['type', 'name', 'label::English (en)', column],
    ['select_one yes_no', 'one', 'One?', value],
  ])
  expect(form.content.items).toHaveLength(1)
  expect(onSurvey(form)).toMatchObject([{ row: 2, column, value }])
})

it('carries what stands in the attributes of bind that have a column of their own', async () => {
  const form = await formOf([
    ['type', 'name', 'label::English (en)', 'bind::required', 'bind::constraint', 'bind::relevant'],
    ['integer', 'age', 'Age?', 'yes', '. >= 15', ''],
    ['text', 'why', 'Why?', '', '', '${age} > 20'],
  ])
  expect(form.content.items).toMatchObject([
    { required: true, min: 15 },
    { show_if: { item: 'age', compare: '>', than: 20 } },
  ])
  expect(onSurvey(form)).toEqual([])
})

it('lists repeats and what groups show, and asks what stands in them once', async () => {
  const form = await formOf([
    ['type', 'name', 'label::English (en)', 'appearance', 'repeat_count'],
    ['begin_repeat', 'people', 'People', 'field-list', '3'],
    ['text', 'who', 'Who?', '', ''],
    ['end_repeat', '', '', '', ''],
    ['begin group', 'inner', '', 'table-list', ''],
    ['end group', '', '', '', ''],
  ])
  expect(form.content.items.map(({ code }) => code)).toEqual(['who'])
  expect(onSurvey(form).map(({ row, column, what }) => [row, column, what])).toEqual([
    [2, 'label::English (en)', 'groupLabel'],
    [2, 'appearance', 'column'],
    [2, 'repeat_count', 'column'],
    [2, 'type', 'repeat'],
    [5, 'appearance', 'column'],
  ])
})

it('lists answers that a text refers to, and styling, and keeps the text', async () => {
  const form = await formOf([
    ['type', 'name', 'label::English (en)', 'hint::English (en)'],
    ['text', 'who', 'Who?', ''],
    ['text', 'why', 'Why ${who}?', '**Please** <span style="color:red">say</span>'],
  ])
  expect(form.content.items[1]?.text.en).toBe('Why ${who}?')
  expect(onSurvey(form)).toMatchObject([
    { row: 3, column: 'label::English (en)', what: 'reference' },
    { row: 3, column: 'hint::English (en)', what: 'styling' },
  ])
})

it('lists a note that no question follows', async () => {
  const form = await formOf([
    ['type', 'name', 'label::English (en)'],
    ['note', 'before', 'Now this.'],
    ['text', 'one', 'One?'],
    ['note', 'thanks', 'Thank you.'],
  ])
  expect(form.content.items[0]?.hint?.en).toBe('Now this.')
  expect(onSurvey(form)).toMatchObject([
    { row: 2, what: 'noteAsHint' },
    { row: 4, value: 'note', what: 'noteAtEnd' },
  ])
})

it('lists recordings of choices, and the columns by which choices would be filtered', async () => {
  const form = await formOf([
    ['type', 'name', 'label::English (en)'],
    ['select_one yes_no', 'one', 'One?'],
  ])
  expect(form.notCarried).toMatchObject([
    { sheet: 'choices', row: 2, column: 'media::audio::English (en)', what: 'media' },
    { sheet: 'choices', row: 2, column: 'country', what: 'column' },
  ])
})

it('carries title, name and language of the settings, and lists the others', async () => {
  const others = [
    'public_key',
    'submission_url',
    'style',
    'version',
    'instance_name',
    'allow_choice_duplicates',
  ]
  const form = await formOf(
    [
      ['type', 'name', 'label'],
      ['text', 'one', 'Eins?'],
    ],
    [
      ['form_title', 'form_id', 'default_language', ...others],
      ['Made', 'made', 'English (en)', ...others.map(() => 'x')],
    ],
  )
  expect(form).toMatchObject({ code: 'made', content: { title: { en: 'Made' } } })
  expect(form.content.items[0]?.text.en).toBe('Eins?')
  expect(form.notCarried.filter(({ what }) => what === 'setting').map(({ column }) => column)).toEqual(others)
})
