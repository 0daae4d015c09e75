import { OFFICIAL_RECIPE, type AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import type { FrameworkContent } from '#app/survey/framework.ts'
import type { WaveSettings } from '#app/survey/wave/wave.ts'

/** The official recipe with a wave's margins and thresholds and its framework's aggregation put in. */
export function recipeForWave(wave: {
  settings: WaveSettings
  framework: { content: FrameworkContent }
}): AnalysisRecipe {
  return {
    ...OFFICIAL_RECIPE,
    weighting: { ...OFFICIAL_RECIPE.weighting, margins: wave.settings.margins },
    index: { aggregation: wave.framework.content.aggregation },
    thresholds: wave.settings.thresholds,
  }
}
