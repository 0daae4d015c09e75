import type { LocalText } from '#app/survey/item.ts'
import type { ColumnOption, ColumnRole, TableColumn } from '../described-table.ts'
import { COLUMN_OPTIONS } from './column-options.ts'

/** Columns of one dimension of the cube, by table. */
const JOINED: Record<string, Record<string, string>> = {
  estimates: { measure: 'figure', code: 'figure', option: 'figure', edition: 'figure' },
  index: { level: 'node', code: 'node' },
  changes: { measure: 'figure', code: 'figure', edition: 'figure' },
  drivers: { importance: 'figure', code: 'figure' },
  domains: { measure: 'figure', code: 'figure' },
}

interface ColumnWords {
  zh: string
  en: string
  kind: TableColumn['kind']
  role: ColumnRole
}

const dimension = (zh: string, en: string): ColumnWords => ({ zh, en, kind: 'text', role: 'dimension' })
const attribute = (zh: string, en: string): ColumnWords => ({ zh, en, kind: 'text', role: 'attribute' })
const number = (zh: string, en: string): ColumnWords => ({ zh, en, kind: 'number', role: 'measure' })
const integer = (zh: string, en: string): ColumnWords => ({ zh, en, kind: 'integer', role: 'measure' })

/** Every column of the tables of a release. */
const WORDS: Record<string, ColumnWords> = {
  release: dimension('发布', 'Release'),
  city: dimension('城市代码', 'City code'),
  city_zh: { ...attribute('城市（中文）', 'City (Chinese)'), role: { names: 'city', language: 'zh-CN' } },
  city_en: { ...attribute('城市（英文）', 'City (English)'), role: { names: 'city', language: 'en' } },
  design: attribute('参与方式', 'Design of participation'),
  measure: dimension('指标类别', 'Measure'),
  code: dimension('指数或题目代码', 'Code of index or item'),
  option: dimension('选项', 'Option'),
  edition: dimension('版本', 'Edition'),
  level: dimension('层级', 'Level'),
  unit: attribute('单位', 'Unit'),
  estimate: number('估计值', 'Estimate'),
  score: number('得分（0 至 100）', 'Score (0 to 100)'),
  se: number('标准误', 'Standard error'),
  low: number('区间下限', 'Lower end of the interval'),
  high: number('区间上限', 'Upper end of the interval'),
  interval: attribute('区间依据', 'What the interval rests on'),
  n: integer('应答人数', 'Respondents'),
  effective_n: number('有效样本量', 'Effective sample size'),
  deff: number('设计效应', 'Design effect'),
  mark: attribute('公布标记', 'Publication mark'),
  objective: number('客观指标得分', 'Objective side'),
  people_share: number('居民评价所占份额', 'Share of the people side'),
  flag: attribute('缺失一侧', 'Missing side'),
  objective_years: attribute('客观数据年份', 'Years of the objective figures'),
  rank: integer('名次', 'Place'),
  rank_low: integer('名次集合：最前', 'Rank set: first place'),
  rank_high: integer('名次集合：最后', 'Rank set: last place'),
  league_low: integer('同时名次集合：最前', 'Simultaneous rank set: first place'),
  league_high: integer('同时名次集合：最后', 'Simultaneous rank set: last place'),
  ranked_cities: integer('排名城市数', 'Ranked cities'),
  tier: integer('梯队', 'Tier'),
  tier_size: integer('梯队内城市数', 'Cities of the tier'),
  band: attribute('等级', 'Band'),
  since_wave: attribute('比较的往期调查', 'Earlier wave'),
  since_release: dimension('比较的往期发布', 'Release of the earlier wave'),
  before: number('往期数值', 'Figure then'),
  now: number('本期数值', 'Figure now'),
  difference: number('变化', 'Difference'),
  df: number('自由度（空为正态）', 'Degrees of freedom (empty: normal)'),
  t: number('检验统计量', 'Test statistic'),
  p_value: number('p 值', 'p-value'),
  p_adjusted: number('p 值（Holm 校正）', 'p-value (Holm)'),
  verdict: attribute('判断', 'Verdict'),
  breaks: attribute('涉及的断点', 'Breaks it crosses'),
  bridges: attribute('采用的衔接', 'Bridges it is compared across'),
  from_scores: number('其中：得分变化', 'Of it: from the scores'),
  from_method: number('其中：编制方法变化', 'Of it: from the way the index is made'),
  importance: dimension('重要性类别', 'Kind of importance'),
  importance_unit: attribute('单位', 'Unit'),
  explained: number('满意度方差被解释的份额', 'Share of the variance of satisfaction explained'),
  no_own_because: attribute(
    '本城市没有推导重要性的原因',
    'Why the city has no derived importance of its own',
  ),
  domain_variable: dimension('分组变量', 'Variable of the domains'),
  domain: dimension('分组', 'Domain'),
  domain_zh: {
    ...attribute('分组（中文）', 'Domain (Chinese)'),
    role: { names: 'domain', language: 'zh-CN' },
  },
  domain_en: { ...attribute('分组（英文）', 'Domain (English)'), role: { names: 'domain', language: 'en' } },
  domain_share: number('占表明所属者的比重（加权）', 'Weighted share of those who said which is theirs'),
  against_others: number('与本市其他居民之差', 'Difference from the others of the city'),
  against_se: number('差值的标准误', 'Standard error of the difference'),
  against_low: number('差值区间下限', 'Lower end of the interval of the difference'),
  against_high: number('差值区间上限', 'Upper end of the interval of the difference'),
  p_corrected: number('p 值（已作多重比较校正）', 'p-value, corrected for many comparisons'),
  correction: attribute('多重比较校正方法', 'Correction for many comparisons'),
  comparisons: integer('比较次数', 'Comparisons'),
  domain_verdict: attribute('判断', 'Verdict'),
  theme: dimension('主题', 'Theme'),
  writers: integer('写了意见的居民（舍入到十）', 'Residents who wrote something, in tens'),
  no_rank_because: attribute('无名次的原因', 'Why there is no place'),
}

/**
 * Describes the columns of a table of a release.
 *
 * @param own what the words of this release say, by column, after those of every release
 * @throws Error for a column without words: every column of a release has some
 */
export function releaseColumns(
  table: 'estimates' | 'index' | 'changes' | 'drivers' | 'domains' | 'themes',
  names: readonly string[],
  own: Readonly<Record<string, readonly ColumnOption[]>>,
): TableColumn[] {
  return names.map((name) => {
    const words = WORDS[name]
    if (!words) throw new Error(`The column ${name} has no words.`)
    const { zh, en, kind, role } = words
    const label: LocalText = { 'zh-CN': zh, en }
    const joined = JOINED[table]?.[name]
    const common = COLUMN_OPTIONS[name] ?? []
    const added = (own[name] ?? []).filter(({ value }) => !common.some((one) => one.value === value))
    const options = [...common, ...added]
    return {
      name,
      label,
      kind,
      role,
      ...(joined === undefined ? {} : { dimension: joined }),
      ...(options.length > 0 ? { options } : {}),
    }
  })
}
