import type { ColumnNamer } from './column-namer.ts'
import type { SpecNode } from './spec-node.ts'
import { ADJUSTMENTS, type Category, type CommonSpec, type ContrastTerm, type EstimateSpec } from './spec.ts'

/** Statistics made of the rows of another estimate. */
export const COMBINATIONS = ['contrast', 'comparisons', 'aggregate', 'smallAreas'] as const

/** Reads a request that combines the rows of the estimate `of`. */
export function readCombination(
  node: SpecNode,
  statistic: (typeof COMBINATIONS)[number],
  common: CommonSpec,
  named: ColumnNamer,
): EstimateSpec {
  const of = node.field('of').text()
  switch (statistic) {
    case 'contrast': {
      const terms = node.field('terms').list()
      return { ...common, statistic, of, terms: terms.map((term) => readTerm(term, named)) }
    }
    case 'comparisons': {
      const against = node.field('against')
      return {
        ...common,
        statistic,
        of,
        against: against.isAbsent ? null : readDomain(against),
        adjust: node.field('adjust').oneOf(ADJUSTMENTS, 'holm'),
      }
    }
    case 'aggregate': {
      const weighting = node.field('weighting').oneOf(['residents', 'equal'])
      const populations = node.field('populations').listOrNone()
      return {
        ...common,
        statistic,
        of,
        weighting,
        populations: populations.map((item) => ({
          by: readDomain(item.allowing(['by', 'total']).field('by')),
          total: item.field('total').positive(),
        })),
      }
    }
    case 'smallAreas': {
      const areas = node.field('areas').list()
      return {
        ...common,
        statistic,
        of,
        areas: areas.map((area) => ({
          by: readDomain(area.allowing(['by', 'auxiliaries', 'population']).field('by')),
          auxiliaries: area
            .field('auxiliaries')
            .listOrNone()
            .map((value) => value.measure()),
          population: area.field('population').isAbsent ? null : area.field('population').positive(),
        })),
        benchmark: node.field('benchmark').boolean(false),
      }
    }
  }
}

function readTerm(node: SpecNode, named: ColumnNamer): ContrastTerm {
  node.allowing(['by', 'variable', 'category', 'coefficient'])
  const by = node.field('by')
  return {
    by: by.isAbsent ? {} : readDomain(by),
    variable: node.field('variable').isAbsent ? null : named(node.field('variable')),
    category: node.field('category').isAbsent ? null : node.field('category').category(),
    coefficient: node.field('coefficient').measure(),
  }
}

function readDomain(node: SpecNode): Record<string, Category> {
  return Object.fromEntries(node.keys().map((key) => [key, node.field(key).category()]))
}
