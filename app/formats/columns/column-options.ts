import type { ColumnOption } from '../described-table.ts'

/** What the words in the columns of a release say, by column. */
export const COLUMN_OPTIONS: Record<string, readonly ColumnOption[]> = {
  design: [said('invited', '邀请样本', 'Invited sample'), said('open', '开放参与', 'Open participation')],
  measure: [
    said('index', '总指数', 'Index'),
    said('first_level', '一级指数', 'First-level index'),
    said('second_level', '二级指数', 'Second-level index'),
    said('smile_rate', '微笑率', 'Smile rate'),
    said('satisfaction', '城市生活满意度', 'Satisfaction with life in the city'),
    said('sense', '三感', 'Sense'),
    said('ladder', '生活阶梯', 'Life ladder'),
    said('mean', '平均数', 'Mean of a number'),
    said('item_score', '题目得分', 'Score of an item'),
    said('item_top_two', '前两项占比', 'Best two answers'),
    said('item_dont_know', '“不知道”占比', "Don't know"),
    said('item_not_applicable', '“不适用”占比', 'Not applicable'),
    said('item_share', '选项占比', 'Share of an option'),
  ],
  edition: [
    said('people', '居民评价', 'People only'),
    said('blended', '居民评价与客观指标合成', 'Blended'),
    said('objective', '客观指标', 'Objective side'),
  ],
  level: [
    said('index', '总指数', 'Index'),
    said('first', '一级指数', 'First-level index'),
    said('second', '二级指数', 'Second-level index'),
  ],
  unit: [
    said('points', '0 至 100 分', 'Points of 0 to 100'),
    said('percent', '百分比', 'Per cent'),
    said('share', '0 至 1 的份额', 'Share of 0 to 1'),
    said('number', '数值', 'Number'),
  ],
  interval: [said('sampling', '抽样误差', 'Sampling error'), said('model-based', '模型假设', 'Model-based')],
  mark: [
    said('shown', '公布', 'Shown'),
    said('indicative', '仅供参考', 'Indicative'),
    said('evaluators', '少于 30 份答卷，仅限评估人员', 'Fewer than 30 answers: evaluators only'),
    said('hidden', '少于 10 份答卷，不予显示', 'Fewer than 10 answers: hidden'),
    said('withheld', '为防推算不予公布', 'Withheld: it would give a hidden figure away'),
    said('none', '没有答卷', 'No answers'),
  ],
  flag: [
    said('people-missing', '缺居民评价', 'People side missing'),
    said('objective-missing', '缺客观指标', 'Objective side missing'),
    said('both-missing', '两侧均缺', 'Both sides missing'),
  ],
  verdict: [
    said('up', '上升', 'Up'),
    said('down', '下降', 'Down'),
    said('no-clear-change', '无明显变化', 'No clear change'),
    said('break', '有断点，不可比', 'Not comparable: break'),
    said('no-bridge', '有断点且未声明衔接，不可比', 'Not comparable without a bridge'),
    said('open', '开放参与，不作判断', 'Open participation: nothing is called real'),
    said('too-few', '答卷太少', 'Too few answers'),
    said('hidden', '不予公布', 'Withheld'),
  ],
  importance: [
    said('derived', '推导的重要性', 'Derived importance'),
    said('derived_release', '推导的重要性（全部城市）', 'Derived importance (all cities)'),
    said('stated', '居民自己说的重要性', 'Stated importance'),
    said('against_mean', '与本城市各项均值之差', "Difference from the mean of the city's scores"),
  ],
  importance_unit: [
    said('deviations', '标准差', 'Standard deviations'),
    said('percent', '百分比', 'Per cent'),
    said('points', '0 至 100 分', 'Points of 0 to 100'),
  ],
  no_own_because: [
    said('too-few', '有效样本量不足', 'Too few effective respondents'),
    said('collinear', '各项得分彼此过于一致', 'Scores that follow from each other'),
    said('no-spread', '得分没有差异', 'Scores without differences'),
    said('not-asked', '未问及', 'Not asked'),
  ],
  domain_variable: [
    said('district', '区县', 'District'),
    said('age_group', '年龄', 'Age'),
    said('sex', '性别', 'Sex'),
    said('education', '学历', 'Education'),
    said('hukou_place', '户口登记地', 'Place of hukou'),
  ],
  correction: [
    said('holm', 'Holm', 'Holm'),
    said('benjamini-hochberg', 'Benjamini–Hochberg', 'Benjamini–Hochberg'),
  ],
  domain_verdict: [
    said('higher', '高于其他居民', 'Higher than the others'),
    said('lower', '低于其他居民', 'Lower than the others'),
    said('no-difference', '未见差异', 'No difference shown'),
    said('open', '开放参与，不作判断', 'Open participation: nothing is called real'),
    said('untested', '未作检验', 'Not tested'),
  ],
  no_rank_because: [
    said('open-participation', '开放参与不排名', 'Open participation is not ranked'),
    said('effective-n', '有效样本量不足', 'Effective sample size too small'),
    said('no-score', '没有得分', 'No score'),
  ],
}

function said(value: string, zh: string, en: string): ColumnOption {
  return { value, label: { 'zh-CN': zh, en } }
}
