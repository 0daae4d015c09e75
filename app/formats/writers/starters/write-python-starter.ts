import type { Language } from '#app/survey/item.ts'
import type { DescribedTable, ReplicateDesign, ReproducibleFigure } from '../../described-table.ts'

/**
 * A script in Python that loads the CSV file of the records and reproduces published figures with pandas, from replicate
 * weights also their standard errors. It ends with an error when one differs by more than it may.
 */
export async function* writePythonStarter(
  { name, title, checks = [], replicates }: DescribedTable,
  language: Language,
): AsyncGenerator<string> {
  yield `# ${title[language].replaceAll('\n', ' ')}
# Run beside ${name}.csv: python3 ${name}.py
import pandas as pd

records = pd.read_csv("${name}.csv", dtype={"city": str, "stratum": str})
records = records[records["weight"].notna()]  # without a weight: left out of the analysis


def reproduce(name, city, item, points, published, published_se):
    own = records[records["city"] == city]
    worth = own[item].map(points)
    answered = worth.notna()

    def mean_with(column):
        weight = own[column].where(answered, 0)
        return (worth.fillna(0) * weight).sum() / weight.sum()

    mean = mean_with("weight")
${replicates ? withErrors(replicates) : `    print(f"{name}: {mean:.6f}, published {published:.6f} (se {published_se})")\n`}\
    assert abs(mean - published) < 1e-6


`
  for (const check of checks) yield `${call(check, language)}\n`
}

/** A standard error from R replicates varies by about 1/√(2R) of itself. */
function withErrors({ count, scale }: ReplicateDesign): string {
  return `    spread = sum((mean_with(f"rw_{r}") - mean) ** 2 for r in range(1, ${count} + 1))
    se = (${scale} * spread) ** 0.5
    print(f"{name}: {mean:.6f} (se {se:.6f}), published {published:.6f} (se {published_se:.6f})")
    assert abs(se / published_se - 1) < 5 / (2 * ${count}) ** 0.5
`
}

function call(
  { name, city, item, points, published, publishedSe }: ReproducibleFigure,
  language: Language,
): string {
  const pairs = points.map(([answer, worth]) => `${answer}: ${worth}`).join(', ')
  return `reproduce(${JSON.stringify(name[language])}, "${city}", "${item}", {${pairs}}, ${published}, ${publishedSe ?? "float('nan')"})`
}
