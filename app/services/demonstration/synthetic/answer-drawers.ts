import type { AnswerValue, Answers, Item, ItemOption } from '#app/survey/item.ts'
import { isShown } from '#app/survey/rules/rules.ts'
import type { RandomSource } from '#app/statistics/random.ts'
import type { CityCharacter } from './city-character.ts'
import { commonWish } from './common-wishes.ts'
import { OPEN_TEXTS } from './open-texts.ts'
import { fivePoints, opinionOn } from './opinions.ts'
import { AGE_GROUPS, EDUCATIONS } from './people.ts'
import { pickBy } from './pick.ts'
import type { Respondent } from './respondent.ts'

/** Draws a respondent's answer to one item; undefined leaves it unanswered. */
type AnswerDrawer = (respondent: Respondent, random: RandomSource) => AnswerValue | undefined

const SKIPPED = 0.03
/** share who write something, and of all those who write of what nobody else writes about */
const WRITES = 0.42
const WRITES_ALONE = 0.04
/** share who withhold a margin variable, where the item has an option for it */
const WITHHELD = 0.025
const MIDDLE_AGE = 3

/** options of one item that are not equally frequent: before and from the age of 35 */
const OPTION_WEIGHTS: Record<string, [number, number]> = {
  no_schooling: [0.01, 0.08],
  primary: [0.1, 0.35],
  junior_secondary: [0.89, 0.57],
  bachelor: [0.85, 0.92],
  postgraduate: [0.15, 0.08],
  'told_how_to_answer no': [0.97, 0.97],
  'told_how_to_answer yes': [0.018, 0.018],
  'told_how_to_answer prefer_not': [0.012, 0.012],
}

/** How the people of one city answer a questionnaire (its items with the city's districts filled in). */
export function answersDrawer(items: Item[], character: CityCharacter) {
  const drawers = items.map((item) => [item, drawerOf(item, character)] as const)
  return (respondent: Respondent, random: RandomSource): Answers => {
    const answers: Answers = {}
    for (const [item, draw] of drawers) {
      if (!isShown(item, answers)) continue
      if (!item.required && random.uniform() < SKIPPED) continue
      const value = draw(respondent, random)
      if (value !== undefined) answers[item.code] = value
    }
    return answers
  }
}

function drawerOf(item: Item, character: CityCharacter): AnswerDrawer {
  if (item.margin_variable !== undefined) return categoryDrawer(item, item.margin_variable)
  if (fivePoints(item).length > 0) return opinionOn(item, character)
  switch (item.type) {
    case 'open_text':
      return textDrawer(character)
    case 'number': {
      const { min = 0, max = min } = item
      return (_, random) => min + random.integer(Math.floor(max - min) + 1)
    }
    case 'ranking':
    case 'multiple_choice':
      return listDrawer(item)
    default:
      return optionDrawer(item, remaining(item))
  }
}

/** A few write of something of their own, many of what the city talks about: the less its transport pleases, the more of that. */
function textDrawer(character: CityCharacter): AnswerDrawer {
  const bent = Math.exp(-3 * character.effectOn('M1'))
  return ({ language }, random) => {
    const place = random.uniform()
    if (place < WRITES_ALONE) return OPEN_TEXTS[random.integer(OPEN_TEXTS.length)]![language]
    if (place >= WRITES) return undefined
    return commonWish(((place - WRITES_ALONE) / (WRITES - WRITES_ALONE)) ** bent)[language]
  }
}

/** Options that do not end the interview. */
function remaining(item: Item): ItemOption[] {
  return item.options.filter(({ value }) => !item.screen_out?.includes(value))
}

function optionDrawer(item: Item, options: ItemOption[]): AnswerDrawer {
  const weightsAt = (side: 0 | 1) =>
    options.map(
      ({ value }) => (OPTION_WEIGHTS[value] ?? OPTION_WEIGHTS[`${item.code} ${value}`] ?? [1, 1])[side],
    )
  const [young, older] = [pickBy(weightsAt(0)), pickBy(weightsAt(1))]
  return ({ cell }, random) => options[(cell.age < MIDDLE_AGE ? young : older)(random)]!.value
}

/** A margin variable is answered with one of the options of the respondent's category, or withheld. */
function categoryDrawer(item: Item, variable: string): AnswerDrawer {
  const options = remaining(item)
  const categories = [...new Set(options.map((option) => option.margin_category))]
  const drawers = new Map(
    categories.map((category) => {
      const members = options.filter((option) => option.margin_category === category)
      return [category, optionDrawer(item, members)] as const
    }),
  )
  const canWithhold = drawers.has(undefined)
  return (respondent, random) => {
    const silent = canWithhold && random.uniform() < WITHHELD
    return drawers.get(silent ? undefined : categoryOf(variable, respondent))?.(respondent, random)
  }
}

function categoryOf(variable: string, { cell, district }: Respondent): string | undefined {
  if (variable === 'sex') return cell.sex
  if (variable === 'age_group') return AGE_GROUPS[cell.age]
  if (variable === 'education') return EDUCATIONS[cell.education]
  return variable === 'district' ? district : undefined
}

/** appeal of the five letters in a ranking; the young care more for chances */
const APPEAL: Record<string, number> = { S: 1, M: 0.9, I: 0.4, L: 1.6, E: 1 }
const YOUNG_APPEAL: Record<string, number> = { E: 2 }
const FEWER_THAN_ASKED = 0.08

/** Ranks by drawing one option after the other, each with the chance its appeal gives it among those left. */
function listDrawer(item: Item): AnswerDrawer {
  const most = item.max_ranked ?? item.options.length
  const least = Math.max(1, item.min_ranked ?? 1)
  return ({ cell }, random) => {
    const left = item.options.map(({ value }) => value)
    const length = random.uniform() < FEWER_THAN_ASKED ? least + random.integer(most - least + 1) : most
    const appeal = (value: string) =>
      (cell.age < MIDDLE_AGE ? YOUNG_APPEAL[value] : undefined) ?? APPEAL[value] ?? 1
    return Array.from({ length }, () => {
      const at = pickBy(left.map((value) => appeal(String(value))))(random)
      return left.splice(at, 1)[0]!
    })
  }
}
