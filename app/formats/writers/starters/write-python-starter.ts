import type { Language } from '#app/survey/item.ts'
import type { DescribedTable, ReproducibleFigure } from '../../described-table.ts'

/**
 * A script in Python that loads the CSV file of the records and reproduces published figures with pandas. It ends with an
 * error when one differs.
 */
export async function* writePythonStarter(
  { name, title, checks = [] }: DescribedTable,
  language: Language,
): AsyncGenerator<string> {
  yield `# ${title[language].replaceAll('\n', ' ')}
# Run beside ${name}.csv: python3 ${name}.py
import pandas as pd

records = pd.read_csv("${name}.csv", dtype={"city": str, "stratum": str})
records = records[records["weight"].notna()]  # without a weight: left out of the analysis


def reproduce(name, city, item, points, published):
    own = records[records["city"] == city]
    worth = own[item].map(points)
    weight = own["weight"].where(worth.notna(), 0)
    mean = (worth.fillna(0) * weight).sum() / weight.sum()
    print(f"{name}: {mean:.6f}, published {published:.6f}")
    assert abs(mean - published) < 1e-6


`
  for (const check of checks) yield `${call(check, language)}\n`
}

function call({ name, city, item, points, published }: ReproducibleFigure, language: Language): string {
  const pairs = points.map(([answer, worth]) => `${answer}: ${worth}`).join(', ')
  return `reproduce(${JSON.stringify(name[language])}, "${city}", "${item}", {${pairs}}, ${published})`
}
