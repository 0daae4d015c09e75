import type { ReleaseRecord } from '#app/data/results/releases.server.ts'
import type { DescribedTable, TableColumn } from '#app/formats/described-table.ts'
import { LANGUAGES } from '#app/survey/item.ts'

/** The method card of a release as a table, one row an item of the disclosure standard. */
export function describeMethodCard({ id, methodCard }: ReleaseRecord): DescribedTable {
  return {
    name: 'method-card',
    kind: 'words',
    title: { 'zh-CN': `方法卡 ${id}`, en: `Method card ${id}` },
    notes: [],
    columns: [
      column('release', '发布', 'Release'),
      column('key', '条目', 'Item'),
      column('zh-CN', '中文', 'In Chinese'),
      column('en', '英文', 'In English'),
    ],
    rows: () => methodCard.entries.map(({ key, text }) => [id, key, ...LANGUAGES.map((tag) => text[tag])]),
  }
}

function column(name: string, zh: string, en: string): TableColumn {
  return { name, label: { 'zh-CN': zh, en }, kind: 'text', role: 'attribute' }
}
