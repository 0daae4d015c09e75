/** A form that uses what the XLSForm reference describes, with some of what we cannot carry over. */
const HEADERS = [
  'type', 'name', 'label::English (en)', 'label::中文 (zh)', 'label::Français (fr)', 'hint::English (en)', 'required',
  'relevant', 'constraint', 'appearance', 'parameters', 'choice_filter', 'calculation', 'default', 'media::image',
  'disabled',
] as const // prettier-ignore

type Cells = Partial<Record<(typeof HEADERS)[number], string | number>>

const row = (type: string, name: string, cells: Cells = {}) => {
  const all: Cells = { type, name, ...cells }
  return HEADERS.map((header) => all[header] ?? '')
}
const texts = (en: string, zh: string): Cells => ({ 'label::English (en)': en, 'label::中文 (zh)': zh })

export const SURVEY = [
  [...HEADERS],
  row('start', 'start'),
  row('note', 'welcome', { 'label::English (en)': 'Welcome', 'label::Français (fr)': 'Bienvenue' }),
  row('select_one sexes', 'sex', {
    ...texts('Your sex?', '您的性别？'),
    required: 'yes',
    appearance: 'quick',
    'media::image': 'sex.png',
  }),
  row('integer', 'age', {
    ...texts('Your age?', '您的年龄？'),
    constraint: '. >= 15 and (. < 121)',
    required: 'true()',
  }),
  row('begin_group', 'work', { 'label::English (en)': 'Work', relevant: '${age} >= 18' }),
  row('select_one yes_no', 'works', { ...texts('Do you work?', '您工作吗？'), default: 1 }),
  row('note', 'way', texts('Now about your way to work.', '接下来是上班路上。')),
  row('select_multiple ways or_other', 'ways', {
    ...texts('How do you go?', '您怎么去？'),
    'hint::English (en)': 'Choose up to two.',
    relevant: '${works} = 1',
    constraint: 'count-selected(.) <= 2',
    parameters: 'randomize=true',
    choice_filter: 'area = ${sex}',
  }),
  row('decimal', 'weight', { ...texts('Weight of your bag?', '包有多重？'), constraint: '. >= 0.5' }),
  row('rank ways', 'order', {
    ...texts('Which matter most?', '哪些最重要？'),
    relevant: `(selected(\${ways}, 'bus') or selected(\${ways}, "bike") or \${sex} != 'f') and \${works} != ''`,
    constraint: 'count-selected(.) <= 2',
    parameters: 'randomize=true, seed=1',
  }),
  row('end_group', ''),
  row('geopoint', 'place', texts('Where?', '哪里？')),
  row('calculate', 'double', { calculation: '${age} * 2' }),
  row('text', 'nick-name', {
    ...texts('Nickname?', '昵称？'),
    required: '${age} > 20',
    relevant: '${age} > ${weight}',
    constraint: "regex(., '^[a-z]+$')",
  }),
  row('text', 'old', { ...texts('Old', '旧'), disabled: 'yes' }),
  row('nps', 'recommend', texts('Recommend?', '推荐？')),
  row('range', 'mood', { ...texts('Mood?', '心情？'), parameters: 'start=0 end=10 step=1' }),
  row('text', 'remark', {
    ...texts('Remarks?', '备注？'),
    constraint: 'string-length(.) <= 100',
    required: 'no',
  }),
]

export const CHOICES = [
  ['list_name', 'name', 'label::English (en)', 'label::中文 (zh)', 'area'],
  ['sexes', 'f', 'Female', '女', 'north'],
  ['sexes', 'm', 'Male', '男', ''],
  ['sexes', 99, "Don't know", '说不清', ''],
  ['yes_no', 1, 'Yes', '是', ''],
  ['yes_no', 2, 'No', '否', ''],
  ['ways', 'bus', 'Bus', '公交', ''],
  ['ways', 'bike', 'Bicycle', '自行车', ''],
]

export const SETTINGS = [
  ['form_title', 'form_id', 'version', 'default_language', 'style'],
  ['Travel in the city', 'travel_2024', 3, 'English (en)', 'pages'],
]
