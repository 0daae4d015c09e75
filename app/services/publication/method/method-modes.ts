import type { Language, LocalText } from '#app/survey/item.ts'
import { percent, type MethodFacts } from './method-facts.ts'

/** Names of the usual modes of answering; others are printed as they are stored. */
const MODES: Record<string, LocalText> = {
  web: { 'zh-CN': '网页', en: 'web' },
  tablet: { 'zh-CN': '公共平板', en: 'shared tablet' },
  interviewer: { 'zh-CN': '访员面访', en: 'face-to-face interview' },
  telephone: { 'zh-CN': '电话访问', en: 'telephone interview' },
  paper: { 'zh-CN': '纸质问卷', en: 'paper' },
  mail: { 'zh-CN': '邮寄', en: 'mail' },
  phone: { 'zh-CN': '电话', en: 'phone' },
  'face-to-face': { 'zh-CN': '面访', en: 'face-to-face' },
}

/** How people answered, and in which languages, as shares of the answers that may be published. */
export function describeModes({ fieldwork, summary }: Pick<MethodFacts, 'fieldwork' | 'summary'>): LocalText {
  const total = Object.values(fieldwork.modes).reduce((sum, count) => sum + count, 0)
  if (total === 0) {
    return {
      'zh-CN': '没有可公布结果的城市，不报告作答方式。',
      en: 'No city has enough answers to be published, so no modes of answering are given.',
    }
  }
  const shares = (counts: Record<string, number>, nameOf = (name: string) => name) =>
    Object.entries(counts)
      .map(([name, count]) => `${nameOf(name)} ${percent(count / total)}`)
      .join(', ')
  const modes = (language: Language) => shares(fieldwork.modes, (name) => MODES[name]?.[language] ?? name)
  return {
    'zh-CN': `作答方式：${modes('zh-CN')}；作答语言：${shares(fieldwork.languages)}（提供 ${summary.wave.languages.join('、')}）。`,
    en: `Modes of answering: ${modes('en')}; languages of the answers: ${shares(fieldwork.languages)} (offered: ${summary.wave.languages.join(', ')}).`,
  }
}
