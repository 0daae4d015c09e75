import type { LocalText } from '#app/survey/item.ts'
import type { MethodCard } from '#app/survey/reports/report.ts'
import { citiesInEnglish, type MethodFacts } from './method-facts.ts'
import { describeModes } from './method-modes.ts'
import { describeSample, describeSampleSize } from './method-sample.ts'
import { describeShown } from './method-shown.ts'
import { describeTrend } from './method-trend.ts'
import { describeLimitations, describeProcessing, describeWeighting } from './method-weighting.ts'

/**
 * The method card of a release: the eleven items that the AAPOR disclosure standard asks for, filled from the run.
 *
 * Source: AAPOR Code of Professional Ethics and Practices (2021), section III.A.
 */
export function methodCard(facts: MethodFacts): MethodCard {
  return {
    entries: [
      { key: 'strategy', text: strategy(facts) },
      { key: 'sponsor', text: sponsor(facts) },
      { key: 'instrument', text: instrument(facts) },
      { key: 'population', text: population(facts) },
      { key: 'sample', text: describeSample(facts) },
      { key: 'mode', text: describeModes(facts) },
      { key: 'dates', text: dates(facts) },
      { key: 'size', text: describeSampleSize(facts) },
      { key: 'weighting', text: describeWeighting(facts) },
      { key: 'processing', text: describeProcessing(facts) },
      { key: 'limitations', text: describeLimitations(facts) },
    ],
  }
}

function strategy({ summary }: MethodFacts): LocalText {
  const designs = new Set(summary.cities.map(({ design }) => design))
  const synthetic = summary.wave.synthetic
  const zh = [
    synthetic ? '本批数据为合成演示数据，不来自真实受访者。' : '',
    '问卷调查：居民自愿作答，结果与客观指标并列合成。',
    designs.has('invited') ? '受邀样本按概率抽取，凭一次性邀请作答。' : '',
    designs.has('open') ? '公开参与由居民经公开链接自行进入，不作排名。' : '',
  ]
  const en = [
    synthetic ? 'These are synthetic demonstration data; no real person answered.' : '',
    'A survey of residents who answer voluntarily, shown beside objective indicators and blended with them.',
    designs.has('invited')
      ? 'Invited samples are drawn by probability and answer by one-time invitation.'
      : '',
    designs.has('open') ? 'Open participation comes in by a public link and is not ranked.' : '',
  ]
  return { 'zh-CN': zh.join(''), en: en.filter(Boolean).join(' ') }
}

function sponsor({ settings }: MethodFacts): LocalText {
  const { organiser, approvedBy, approvalNumber, contact } = settings.legal
  const zh = [
    organiser ? `组织实施：${organiser['zh-CN']}。` : '组织实施单位未填写。',
    approvedBy ? `批准机关：${approvedBy}${approvalNumber ? `（${approvalNumber}）` : ''}。` : '',
    contact ? `联系方式：${contact}。` : '',
  ]
  const en = [
    organiser ? `Organised and conducted by ${organiser.en}.` : 'The organiser has not been stated.',
    approvedBy ? `Approved by ${approvedBy}${approvalNumber ? ` (${approvalNumber})` : ''}.` : '',
    contact ? `Contact: ${contact}.` : '',
  ]
  return { 'zh-CN': zh.join(''), en: en.filter(Boolean).join(' ') }
}

function instrument({ summary, settings, fieldwork }: MethodFacts): LocalText {
  const shown = describeShown({ fieldwork })
  const { code, version, form } = summary.questionnaire
  const { framework } = summary
  return {
    'zh-CN': `问卷 ${code} 第 ${version} 版（${form}），约需 ${settings.minutes} 分钟，题目全文随结果公布。指数框架 ${framework.code} 第 ${framework.version} 版：${framework.statusNote['zh-CN']}${shown['zh-CN']}`,
    en: `Questionnaire ${code}, version ${version} (${form}), about ${settings.minutes} minutes; the full wording is published with the results. Index framework ${framework.code}, version ${framework.version}: ${framework.statusNote.en}${shown.en && ` ${shown.en}`}`,
  }
}

function population({ summary }: MethodFacts): LocalText {
  const { population: who } = summary.wave
  const { cities } = summary.counts
  return {
    'zh-CN': `调查总体：${who['zh-CN']}。本期共 ${cities} 个城市有作答；城市为选定而非随机抽取，结果不代表全国。`,
    en: `Population: ${who.en}. ${citiesInEnglish(cities)} with answers in this wave; cities are chosen, not drawn at random, so nothing here speaks for the nation.`,
  }
}

function dates({ summary, settings }: MethodFacts): LocalText {
  const { opensOn, closesOn } = summary.wave
  const breaks = settings.breaks
  const trend = describeTrend({ summary })
  const zh = breaks.length > 0 ? `与往期的断点：${breaks.map((one) => one['zh-CN']).join('；')}。` : ''
  const en = breaks.length > 0 ? ` Breaks with earlier waves: ${breaks.map((one) => one.en).join('; ')}.` : ''
  return {
    'zh-CN': `调查时间：${opensOn} 至 ${closesOn}。${zh}${trend['zh-CN']}`,
    en: `Fieldwork from ${opensOn} to ${closesOn}.${en}${trend.en === '' ? '' : ` ${trend.en}`}`,
  }
}
