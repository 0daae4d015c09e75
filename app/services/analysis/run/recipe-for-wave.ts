import { OFFICIAL_RECIPE, type AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import type { FrameworkContent } from '#app/survey/framework.ts'
import type { RecipeScheme } from '#app/survey/scheme/scheme.ts'
import type { WaveSettings } from '#app/survey/wave/wave.ts'

/**
 * The official recipe with a wave's margins and thresholds put in, and with its official scheme where it has one, else
 * its framework's aggregation.
 */
export function recipeForWave(wave: {
  settings: WaveSettings
  framework: { content: FrameworkContent }
  scheme?: RecipeScheme | null
}): AnalysisRecipe {
  const { scheme } = wave
  return {
    ...OFFICIAL_RECIPE,
    weighting: { ...OFFICIAL_RECIPE.weighting, margins: wave.settings.margins },
    index: scheme ? indexOf(scheme) : { aggregation: wave.framework.content.aggregation },
    thresholds: wave.settings.thresholds,
  }
}

/** Who chose it stays out: the recipe is published, the audit log is not. */
function indexOf({ name, hash, frozenOn, content }: RecipeScheme): AnalysisRecipe['index'] {
  const { first, index } = content.aggregation
  return { aggregation: { first, index }, scheme: { name, hash, frozenOn, content } }
}
