import type { FieldworkFacts } from '#app/data/results/analyses.server.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { CityLine } from '#app/survey/reports/report.ts'
import { citiesInEnglish, percent, type MethodFacts } from './method-facts.ts'

/** How people came into the sample, design by design. */
export function describeSample({ summary, fieldwork }: MethodFacts): LocalText {
  const invited = summary.cities.filter(({ design }) => design === 'invited').length
  const open = summary.cities.length - invited
  const { invited: sent, answeredOfInvited } = fieldwork
  const rate = sent && answeredOfInvited !== null ? percent(answeredOfInvited / sent) : null
  const zh: string[] = []
  const en: string[] = []
  if (invited > 0) {
    zh.push(`${invited} 个城市为受邀样本。`)
    en.push(`${citiesInEnglish(invited)}: invited sample.`)
    if (rate !== null) {
      zh.push(`共在公布结果的城市发出邀请 ${sent} 份，回应率（AAPOR RR1，资格未知者全部计入分母）${rate}。`)
      en.push(
        `${sent} invitations were sent in the cities published; response rate ${rate} (AAPOR RR1, everyone of unknown eligibility counted as eligible).`,
      )
    } else {
      zh.push('抽样框中的邀请数未记录，不报告回应率。')
      en.push('The number of invitations is not on record, so no response rate is given.')
    }
  }
  const rates = describeRates(fieldwork)
  zh.push(rates['zh-CN'])
  en.push(rates.en)
  if (open > 0) {
    zh.push(
      `${open} 个城市为公开参与：没有抽样设计，不报告回应率，也不排名；其区间为模型区间，前提是加权所用特征相同的人无论参与与否都会给出相同的回答，且每个人只为自己答一次。`,
    )
    en.push(
      `${citiesInEnglish(open)}: open participation. It has no sampling design, hence no response rate, and is not ranked; its intervals are model-based: they assume that people alike in the weighting variables would have answered alike whether they took part or not, each once and for themselves.`,
    )
  }
  const told = describeTold(fieldwork)
  zh.push(told['zh-CN'])
  en.push(told.en)
  return { 'zh-CN': zh.join(''), en: en.filter(Boolean).join(' ') }
}

/** AAPOR response rates 1 to 6, where what became of unanswered invitations is on record. */
function describeRates({ outcomes }: FieldworkFacts): LocalText {
  if (!outcomes) return { 'zh-CN': '', en: '' }
  const rates = Object.entries(outcomes.rates).flatMap(([name, rate]) =>
    rate === null ? [] : [`${name.toUpperCase()} ${percent(rate)}`],
  )
  const share = percent(outcomes.eligibleShare)
  const { reason } = outcomes
  return {
    'zh-CN': `按录入的邀请结果，AAPOR 回应率为：${rates.join('、')}；资格未知者中合格的比例为 ${share}（${reason ?? '按已知者的比例分配'}）。`,
    en: `By the outcomes on record the AAPOR response rates are ${rates.join(', ')}; of the invitations of unknown eligibility ${share} are taken to be eligible (${reason ?? 'proportional allocation'}).`,
  }
}

/** Which share was told how to answer, channel by channel. */
function describeTold({ told = [] }: FieldworkFacts): LocalText {
  if (told.length === 0) return { 'zh-CN': '', en: '' }
  const shares = told.map(({ channel, share }) => `${channel} ${percent(share)}`)
  return {
    'zh-CN': `表示有人要求或指导其怎样回答的比例（按渠道，取整到 5%）：${shares.join('、')}。`,
    en: `Share of those who say that somebody asked or told them how to answer, by channel, rounded to 5%: ${shares.join(', ')}.`,
  }
}

/** How many answered and how precise that is. */
export function describeSampleSize({ summary }: MethodFacts): LocalText {
  const { counts, recipe, cities } = summary
  const level = Math.round(recipe.estimation.confidenceLevel * 100)
  const invited = cities.filter(({ design }) => design === 'invited')
  const reach = rangeOfMargins(invited)
  const published = cities.filter(({ n }) => n !== null).length
  const few = cities.filter(({ mark }) => mark === 'hidden').length
  const zh = [`有效作答 ${counts.responses} 份，来自 ${published} 个城市，其中 ${counts.ranked} 个参与排名。`]
  const en = [`${counts.responses} responses from ${citiesInEnglish(published)}; ranked: ${counts.ranked}.`]
  if (few > 0) {
    const { evaluatorsBelow } = recipe.thresholds
    zh.push(`另有 ${few} 个城市作答不足 ${evaluatorsBelow} 份，不计入任何数字。`)
    en.push(
      `${citiesInEnglish(few)} with fewer than ${evaluatorsBelow} answers: in no figure of this release.`,
    )
  }
  if (reach) {
    zh.push(`受邀样本指数的 ${level}% 误差幅度（含设计效应）为 ±${reach[0]} 至 ±${reach[1]} 分。`)
    en.push(
      `Margins of error of the index of invited samples at ${level}%, design effects included: ±${reach[0]} to ±${reach[1]} points.`,
    )
  }
  return { 'zh-CN': zh.join(''), en: en.join(' ') }
}

/** Smallest and largest half width of the people index over the published cities, one decimal. */
function rangeOfMargins(cities: CityLine[]): [string, string] | null {
  const halves = cities.flatMap(({ index: { people } }) =>
    people.low === null || people.high === null ? [] : [(people.high - people.low) / 2],
  )
  if (halves.length === 0) return null
  return [Math.min(...halves).toFixed(1), Math.max(...halves).toFixed(1)]
}
