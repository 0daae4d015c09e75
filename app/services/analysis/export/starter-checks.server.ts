import { readReleasedCities } from '#app/data/results/releases.server.ts'
import type { ReproducibleFigure } from '#app/formats/described-table.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { Item } from '#app/survey/item.ts'
import type { CityReport, Figure, ItemReport } from '#app/survey/reports/report.ts'
import { isTopTwo, scaledItem, type ScaledItem } from '#app/services/analysis/city/scaled-item.ts'

/** How many figures a starter script reproduces. */
const FIGURES = 3

/**
 * Published figures of the first city shown in full that can be reproduced from its records with the weights alone: the
 * best two answers of its first item, then scores of items.
 */
export async function starterChecks(
  db: Database,
  releaseId: string,
  items: readonly Item[],
): Promise<ReproducibleFigure[]> {
  for await (const { report } of readReleasedCities(db, releaseId)) {
    if (report.mark !== 'shown') continue
    const figures = report.items.flatMap((shown) => figuresOf(report, shown, items))
    const topTwo = figures.find(({ kind }) => kind === 'top-two')
    const scores = figures.filter(({ kind }) => kind === 'score')
    return [...(topTwo ? [topTwo] : []), ...scores].slice(0, FIGURES).map(({ figure }) => figure)
  }
  return []
}

interface Found {
  kind: 'top-two' | 'score'
  figure: ReproducibleFigure
}

function figuresOf({ city }: CityReport, shown: ItemReport, items: readonly Item[]): Found[] {
  const item = items.find(({ code }) => code === shown.code)
  const scale = item ? scaledItem(item, new Set([item.dimension])) : null
  if (!scale) return []
  const { code, label } = shown
  const made = (
    kind: Found['kind'],
    zh: string,
    en: string,
    { value, se }: Figure,
    worth: (point: number) => number,
  ) => ({
    kind,
    figure: {
      name: {
        'zh-CN': `${city.name['zh-CN']}：${label['zh-CN']}（${zh}）`,
        en: `${city.name.en}: ${label.en} (${en})`,
      },
      city: city.code,
      item: code,
      points: pointsOf(scale, worth),
      published: value!,
      publishedSe: se,
    },
  })
  const { score, topTwo: best } = shown
  return [
    ...(best.value === null
      ? []
      : [
          made('top-two', '前两项占比', 'best two answers, %', best, (point) =>
            isTopTwo(scale, point) ? 100 : 0,
          ),
        ]),
    ...(score.value === null
      ? []
      : [made('score', '得分', 'score', score, (point) => scoreOf(scale, point))]),
  ]
}

function pointsOf({ item, pointOf }: ScaledItem, worth: (point: number) => number): [number, number][] {
  return item.options.flatMap(({ value }, at): [number, number][] =>
    pointOf[at]! < 0 ? [] : [[Number(value), worth(pointOf[at]!)]],
  )
}

/** (x - 1) / (k - 1) · 100, reversed for a negative item. */
function scoreOf({ points, polarity }: ScaledItem, point: number): number {
  return ((polarity === 1 ? point - 1 : points - point) / (points - 1)) * 100
}
