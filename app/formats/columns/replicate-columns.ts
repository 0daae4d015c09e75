import type { ReplicateDesign, TableColumn } from '../described-table.ts'

/**
 * The columns of replicate weights, rw_1, rw_2, …
 *
 * @param count 0 = none
 */
export function replicateColumns(count: number): TableColumn[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `rw_${at + 1}`,
    label: {
      'zh-CN': `重复权重 ${at + 1}/${count}（重抽样自助法）`,
      en: `Replicate weight ${at + 1} of ${count} (rescaled bootstrap)`,
    },
    kind: 'number',
    role: 'attribute',
    replicateWeight: true,
  }))
}

/** How the replicate weights of a microdata file were made and are used. */
export function replicateDesign(count: number, scale: number): ReplicateDesign {
  return {
    count,
    scale,
    text: {
      'zh-CN':
        `rw_1 至 rw_${count} 是重复权重：在每个城市的各层内做重抽样自助法（Rao–Wu–Yue 1992，Fay 系数 0.5，` +
        `含有限总体校正），每次重复都重新迭代加权到同样的边际。方差 = scale × Σ rscales ×（重复估计 − 全样本估计）²，` +
        `其中 scale = ${scale}，rscales 全为 1，以全样本估计为中心（mse）。` +
        `在 R 中：svrepdesign(weights = ~weight, repweights = "rw_[0-9]+", type = "other", scale = ${scale}, ` +
        `rscales = rep(1, ${count}), combined.weights = TRUE, mse = TRUE)。`,
      en:
        `rw_1 to rw_${count} are replicate weights: a rescaled bootstrap within the strata of each city ` +
        `(Rao, Wu and Yue 1992, Fay coefficient 0.5, finite population correction included), every replicate raked ` +
        `again to the same margins. Variance = scale × sum of rscales × (replicate - full-sample estimate)², with ` +
        `scale = ${scale}, all rscales 1, centred on the full-sample estimate (mse). In R: ` +
        `svrepdesign(weights = ~weight, repweights = "rw_[0-9]+", type = "other", scale = ${scale}, ` +
        `rscales = rep(1, ${count}), combined.weights = TRUE, mse = TRUE).`,
    },
  }
}
