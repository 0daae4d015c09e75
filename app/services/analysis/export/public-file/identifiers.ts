import type { Item, LocalText } from '#app/survey/item.ts'
import type { PublicColumn } from '#app/survey/reports/public-file.ts'

/** The value of a cell whose category was taken away. */
export const WITHHELD = '*'

/** A level of a quasi-identifier: which category each finest one becomes, and what they say. */
export interface IdentifierLevel {
  label: LocalText
  /** by finest category */
  to: (category: string) => string
  say: (category: string) => LocalText
}

/** Something a neighbour or colleague may know, from finest to coarsest. */
export interface Identifier {
  name: string
  label: LocalText
  levels: IdentifierLevel[]
}

/** What the finest categories are called, by variable and category; others stay as they are. */
export type CategoryNames = (variable: string, category: string) => LocalText

const NOTHING = words('不提供', 'Not given in this file')
const ANYTHING: IdentifierLevel = {
  label: words('全部合并', 'All together'),
  to: () => 'all',
  say: () => words('全部', 'All'),
}

const AGE_BANDS: Record<string, LocalText> = {
  under_35: words('35 岁以下', 'Under 35'),
  '35_54': words('35 至 54 岁', '35 to 54'),
  '55_plus': words('55 岁及以上', '55 or over'),
}

const EDUCATION_BANDS: Record<string, LocalText> = {
  no_college: words('高中及以下', 'Up to senior secondary'),
  college: words('大专及以上', 'Junior college or more'),
}

const HUKOU_BANDS: Record<string, LocalText> = {
  this_county: words('本县（市、区）', 'In this county or district'),
  elsewhere: words('外地', 'Elsewhere'),
}

/**
 * What is taken to be known of a respondent, in the order in which it is worth keeping: the last is made coarser and
 * suppressed first. The city stays, for the file is about cities; stratum, day, channel, seconds and texts are never in
 * the file.
 */
export function identifiers(names: CategoryNames): Identifier[] {
  const made = (name: string, label: LocalText, bands: IdentifierLevel[] = []): Identifier => ({
    name,
    label,
    levels: [
      {
        label: words('原分类', 'As asked'),
        to: (category) => category,
        say: (category) => names(name, category),
      },
      ...bands,
      ANYTHING,
    ],
  })
  return [
    made('sex', words('性别', 'Sex')),
    made('age_group', words('年龄组', 'Age group'), [
      banded(words('三个年龄段', 'Three bands'), AGE_BANDS, (category) => {
        const from = Number.parseInt(category, 10)
        return from < 35 ? 'under_35' : from < 55 ? '35_54' : '55_plus'
      }),
    ]),
    made('education', words('受教育程度', 'Education'), [
      banded(words('两类', 'Two groups'), EDUCATION_BANDS, (category) =>
        category === 'junior_college' || category === 'bachelor_plus' ? 'college' : 'no_college',
      ),
    ]),
    made('hukou_place', words('户口所在地', 'Household registration'), [
      banded(words('两类', 'Two groups'), HUKOU_BANDS, (category) =>
        category === 'this_subdistrict' || category === 'same_county' ? 'this_county' : 'elsewhere',
      ),
    ]),
    made('district', words('区县', 'District')),
    made('language', words('答卷语言', 'Language of the answer')),
    made('mode', words('调查方式', 'Mode')),
  ]
}

/** The options of an identifier at a level, for those categories that occur. */
export function optionsAt(level: IdentifierLevel, categories: readonly string[]): PublicColumn['options'] {
  const kept = [...new Set(categories.filter((one) => one !== '').map(level.to))].sort()
  return [
    ...kept.map((value) => ({ value, label: level.say(value) })),
    { value: WITHHELD, label: NOTHING, missing: true },
  ]
}

function banded(
  label: LocalText,
  bands: Record<string, LocalText>,
  to: (category: string) => string,
): IdentifierLevel {
  return { label, to, say: (band) => bands[band] ?? words(band, band) }
}

function words(zh: string, en: string): LocalText {
  return { 'zh-CN': zh, en }
}

/** Names of categories from the options of the items that ask for them, and of districts. */
export function categoryNames(
  items: readonly Item[],
  districts: ReadonlyMap<string, LocalText>,
): CategoryNames {
  return (variable, category) => {
    if (variable === 'district') return districts.get(category) ?? words(category, category)
    const item = items.find((one) => one.margin_variable === variable || one.code === variable)
    const option = item?.options.find((one) => (one.margin_category ?? String(one.value)) === category)
    return option?.label ?? words(category, category)
  }
}
