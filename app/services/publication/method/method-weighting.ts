import type { LocalText } from '#app/survey/item.ts'
import { percent, type MethodFacts } from './method-facts.ts'
import { describeDomains } from './method-domains.ts'
import { describeScheme } from './method-scheme.ts'
import { describeQuarantine } from './method-shown.ts'

const MARGINS: Record<string, LocalText> = {
  sex: { 'zh-CN': '性别', en: 'sex' },
  age_group: { 'zh-CN': '年龄组', en: 'age group' },
  sex_age_group: { 'zh-CN': '性别×年龄组', en: 'sex by age group' },
  education: { 'zh-CN': '受教育程度', en: 'education' },
  district: { 'zh-CN': '区县', en: 'district' },
}

/** How the weights and the errors came about. */
export function describeWeighting({ summary }: MethodFacts): LocalText {
  const { nonresponse, margins, collapseBelow, trimUpperMedians } = summary.recipe.weighting
  const isAdjusted = nonresponse != null && summary.cities.some(({ design }) => design === 'invited')
  const names = margins.map((margin) => MARGINS[margin] ?? { 'zh-CN': margin, en: margin })
  const zh = [
    isAdjusted
      ? `受邀样本先按抽样层调整无应答：层内作答者代表未作答者（不足 ${nonresponse.mergeBelow} 人的层并入回应率相近的层）；`
      : '',
    names.length > 0
      ? `各城市分别以基础权重起步，按普查${names.map((one) => one['zh-CN']).join('、')}边际迭代加权（raking）；`
      : '各城市使用基础权重，未按人口边际调整；',
    `不足 ${collapseBelow} 人的类别与相邻类别合并；拒答者保留其自身份额；`,
    trimUpperMedians === null ? '不截断权重。' : `权重上限为中位数的 ${trimUpperMedians} 倍。`,
    '标准误按分层设计做泰勒线性化，并计入校准。',
  ]
  const en = [
    isAdjusted
      ? `Invited samples are adjusted for nonresponse first: in each stratum those who answered stand for those who did not (strata with fewer than ${nonresponse.mergeBelow} answers join one that answered alike).`
      : '',
    names.length > 0
      ? `City by city: base weights raked to the census margins of ${names.map((one) => one.en).join(', ')};`
      : 'City by city: base weights, not adjusted to population margins;',
    `categories with fewer than ${collapseBelow} respondents are merged with a neighbour; those who withheld an answer keep a share of their own;`,
    trimUpperMedians === null
      ? 'weights are not trimmed.'
      : `weights are cut at ${trimUpperMedians} medians.`,
    'Standard errors by Taylor linearisation of the stratified design, calibration included.',
  ]
  return { 'zh-CN': zh.join(''), en: en.filter(Boolean).join(' ') }
}

/** Chinese names of the flags. */
const FLAGS: Record<string, string> = {
  speeder: '作答过快',
  'straight-liner': '逐题同答',
  pattern: '规律作答',
  contradiction: '前后矛盾',
  duplicate: '重复作答',
}

/** What was done with the answers before they were counted, and how the index is made. */
export function describeProcessing({ summary, fieldwork }: MethodFacts): LocalText {
  const aside = describeQuarantine({ fieldwork })
  const { recipe, counts } = summary
  const flagged = Object.entries(counts.flagged)
  const flags = {
    'zh-CN': flagged.map(([name, count]) => `${FLAGS[name] ?? name} ${count}`).join('、') || '无',
    en: flagged.map(([name, count]) => `${name} ${count}`).join(', ') || 'none',
  }
  const told = counts.toldHowToAnswer === null ? null : percent(counts.toldHowToAnswer)
  const scheme = describeScheme({ summary })
  const domains = describeDomains({ summary })
  const zh = [
    `每份作答都按问卷规则校验。可疑作答只标记、不删除（${flags['zh-CN']}），本结果${recipe.flagged === 'included' ? '包含' : '不含'}这些作答。`,
    aside['zh-CN'],
    told === null ? '' : `${told} 的受访者表示有人要求或指导其作答。`,
    '题目按 0—100 计分，“没用过”“说不清”不计入均值但另行公布。',
    scheme['zh-CN'],
    domains['zh-CN'],
  ]
  const en = [
    `Every response is checked against the questionnaire. Conspicuous responses are flagged, never deleted (${flags.en}); these results ${recipe.flagged === 'included' ? 'include' : 'leave out'} them.`,
    aside.en,
    told === null ? '' : `${told} of respondents said that somebody asked or told them how to answer.`,
    'Items are scored 0 to 100; "never used" and "don\'t know" enter no mean and are reported beside it.',
    scheme.en,
    domains.en,
  ]
  return { 'zh-CN': zh.join(''), en: en.filter(Boolean).join(' ') }
}

/** What the figures do not say. */
export function describeLimitations({ summary }: MethodFacts): LocalText {
  const { hiddenBelow, evaluatorsBelow, rankedFromEffectiveN } = summary.recipe.thresholds
  const level = Math.round(summary.recipe.ranks.level * 100)
  const working = summary.framework.status === 'working'
  const zh = [
    '误差只反映抽样，不含覆盖、无应答与提问方式造成的偏差；名次仅在其区间内有意义。',
    `名次区间采用 Holm 校正，置信水平 ${level}%；有效样本不足 ${rankedFromEffectiveN} 的城市不排名。`,
    `不足 ${hiddenBelow} 份作答的数字一律不公布，${evaluatorsBelow} 份以下仅评估人员可见，也不进入任何汇总。`,
    working ? '指数框架为工作口径，尚未公布。' : '',
    '客观指标年份较早的，在相应得分旁注明。',
  ]
  const en = [
    'Errors speak of sampling alone, not of coverage, nonresponse or question wording; a rank means no more than its set.',
    `Rank sets are Holm-adjusted at ${level}%; cities with fewer than ${rankedFromEffectiveN} effective responses are not ranked.`,
    `Figures from fewer than ${hiddenBelow} answers are never published, those from fewer than ${evaluatorsBelow} are for evaluators alone; neither enters any total.`,
    working ? 'The framework is a working reading, not a published one.' : '',
    'Objective figures that are older than three years are marked beside the scores they enter.',
  ]
  return { 'zh-CN': zh.join(''), en: en.filter(Boolean).join(' ') }
}
